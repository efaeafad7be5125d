/** A file as a download, never shown inline: sandboxed, its kind not guessed, its bytes sent piece by piece. */
export function downloadAnswer(file: {
  name: string;
  mediaType: string;
  content: AsyncIterable<Uint8Array>;
}): Response {
  const pieces = file.content[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const name = encodeURIComponent(file.name).replaceAll("'", "%27");
  return new Response(body, {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

/** A small picture that the server made itself. */
export const thumbnailAnswer = (picture: Uint8Array): Response =>
  new Response(new Uint8Array(picture), {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
