// What a form said, as one string that is the same for the same content: fields in one order, one Unicode form, one kind of
// line end (a browser without scripts sends another than one with them). Files count by their bytes.

export type Digest = (bytes: Uint8Array) => string;

export function contentOf(value: unknown, digest: Digest): string {
  if (value instanceof Uint8Array) return `file(${digest(value)})`;
  if (typeof value === "string") return JSON.stringify(value.replace(/\r\n?/g, "\n").normalize("NFC"));
  if (Array.isArray(value)) return `[${value.map((each) => contentOf(each, digest)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const parts = Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, held]) => `${JSON.stringify(name)}:${contentOf(held, digest)}`);
    return `{${parts.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
