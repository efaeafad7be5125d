/**
 * A form of parts with one file in it, written as it is read: Node's own encoding of a form wants the file in memory.
 * Source: RFC 7578, 4.1-4.4; the names' escaping as browsers do it (HTML, multipart form data).
 */
import { randomUUID } from "node:crypto";
import { joined, type Source, sourceOf } from "./source";

export interface FilePart {
  field: string;
  fileName: string;
  contentType: string;
  content: Source;
}

export function formOfParts(
  fields: Readonly<Record<string, string>>,
  file: FilePart,
): { contentType: string; body: Source } {
  // Random, so that no content can hold it.
  const boundary = `----${randomUUID()}`;
  const part = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(name)}\r\n\r\n${value}\r\n`);
  const head = `${part(file.field)}; filename="${quoted(file.fileName)}"\r\nContent-Type: ${file.contentType}\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: joined([
      sourceOf(`${texts.join("")}${head}`),
      file.content,
      // A file that breaks off is never followed by this: without it there is no form.
      sourceOf(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

const quoted = (name: string) => name.replace(/\r?\n|\r/g, "%0D%0A").replaceAll('"', "%22");
