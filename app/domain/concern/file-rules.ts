// Which files a concern may carry. Pure.

export const fileSizeLimit = 20 * 1024 * 1024;
export const filesLimit = 10;

const endings = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "text/plain": ["txt", "md", "csv"],
  "audio/mpeg": ["mp3"],
  "audio/x-m4a": ["m4a"],
  "video/mp4": ["mp4"],
} as const;

export type AcceptedKind = keyof typeof endings;

export const acceptedKinds = Object.keys(endings) as AcceptedKind[];

/** For the file field's `accept`. */
export const acceptAttribute = Object.values(endings)
  .flat()
  .map((e) => `.${e}`)
  .join(",");

/** The ending for a name of our own; "bin" for what is no accepted kind. */
export function endingOf(mediaType: string): string {
  const known = Object.entries(endings).find(([kind]) => kind === mediaType);
  return known?.[1][0] ?? "bin";
}

/** Whether the name's ending is one that the content's kind goes by. */
export function nameAgrees(name: string, kind: AcceptedKind): boolean {
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return (endings[kind] as readonly string[]).includes(ending);
}
