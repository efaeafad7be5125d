import { downloadAnswer } from "./download-answer";
import { pdfHeaders } from "./pdf-answer";

/** The evidence shown by the browser's own view, or the raw evidence as a file. Their names hold the reference alone. */
export function evidenceAnswer(
  { file, reference }: { file: Uint8Array; reference: string },
  raw: boolean,
): Response {
  if (!raw)
    return new Response(Buffer.from(file), {
      headers: pdfHeaders("inline", `${reference}-underskrifter.pdf`),
    });
  const content = (async function* () {
    yield file;
  })();
  return downloadAnswer({ name: `${reference}-underskrifter.json`, mediaType: "application/json", content });
}
