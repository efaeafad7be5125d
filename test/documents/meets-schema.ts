// Whether a JSON is one by the published schema, in the eyes of a validator that did not make it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Validate {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string }[] | null;
}

const require = createRequire(import.meta.url);
const file = new URL("../../docs/report-document/v1.schema.json", import.meta.url);

/** Where it is not, and why; none where it is. */
export function schemaFaults(json: string): string[] {
  const { default: Ajv } = require("ajv/dist/2020") as {
    default: new (options: object) => { compile(schema: object): Validate };
  };
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(file, "utf8")));
  if (validate(JSON.parse(json))) return [];
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}
