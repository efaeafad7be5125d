import { z } from "zod";
import { twinSchema } from "../app/domain/report/report-twin";

/** The schema as it is published. */
export function twinSchemaPage(): string {
  const { $schema, ...schema } = z.toJSONSchema(twinSchema, { target: "draft-2020-12" });
  const head = {
    $schema,
    $id: "urn:roda-traden:report-document:1",
    title: "A report of concern (orosanmälan), version 1",
    description:
      "The machine-readable twin of the sealed PDF: the same content in the same order, and the form's answers by their ids. UTF-8.",
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
