// Reads a form with files from whoever sends it, within a size and a time: what says that it is larger is not read at
// all, and what turns out larger is left off in the middle. Nothing is written anywhere.

export type FormWithin = { form: FormData } | { refused: "too_large" | "too_slow" | "unreadable" };

export async function formWithin(
  request: Request,
  { bytes, ms }: { bytes: number; ms: number },
): Promise<FormWithin> {
  if (Number(request.headers.get("content-length") ?? 0) > bytes) return { refused: "too_large" };
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !type.startsWith("multipart/form-data")) return { refused: "unreadable" };
  const read = await readWithin(request.body, { bytes, until: Date.now() + ms });
  if (typeof read === "string") return { refused: read };
  try {
    return { form: await new Response(read, { headers: { "Content-Type": type } }).formData() };
  } catch {
    return { refused: "unreadable" };
  }
}

async function readWithin(
  body: ReadableStream<Uint8Array>,
  { bytes, until }: { bytes: number; until: number },
): Promise<Buffer<ArrayBuffer> | "too_large" | "too_slow"> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, until - Date.now(), "late");
  });
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late]);
      if (next === "late") return "too_slow";
      if (next.done) return Buffer.concat(parts);
      size += next.value.byteLength;
      if (size > bytes) return "too_large";
      parts.push(next.value);
    }
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => {});
  }
}
