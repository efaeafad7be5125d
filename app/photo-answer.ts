import { downloadAnswer } from "./download-answer";

/** A photograph of a signature on paper as a download; its name says nothing. */
export function photoAnswer({ image, mediaType }: { image: Uint8Array; mediaType: string }): Response {
  const content = (async function* () {
    yield image;
  })();
  const ending = mediaType === "image/png" ? "png" : "jpg";
  return downloadAnswer({ name: `underskrift.${ending}`, mediaType, content });
}
