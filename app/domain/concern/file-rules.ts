// Which files a concern may carry, how large, and what they are called. Pure; what a file is, judge-file says by its content.

export interface FileLimits {
  /** Of one file. */
  fileBytes: number;
  /** Of all the files that one form carries. */
  concernBytes: number;
}

const mebibyte = 1024 * 1024;
export const defaultLimits: FileLimits = { fileBytes: 20 * mebibyte, concernBytes: 100 * mebibyte };
export const filesLimit = 10;

/** For words: whole megabytes. */
export const megabytes = (bytes: number): number => Math.floor(bytes / mebibyte);

const endings = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "text/plain": ["txt"],
  "audio/mpeg": ["mp3"],
  "audio/x-m4a": ["m4a"],
  "video/mp4": ["mp4"],
} as const;

/** What lies in the store. HEIC comes in and becomes JPEG. */
export type AcceptedKind = keyof typeof endings;
export type IncomingKind = AcceptedKind | "image/heic";

export const acceptedKinds = Object.keys(endings) as AcceptedKind[];

export const isPicture = (kind: IncomingKind): kind is PictureKind => kind.startsWith("image/");
export type PictureKind = "image/jpeg" | "image/png" | "image/webp" | "image/heic";

/** For the file field's `accept`. "image/*" is what makes a phone offer its camera beside its files. */
export const acceptAttribute = ["image/*", "heic", "heif", ...Object.values(endings).flat()]
  .map((e) => (e.includes("/") ? e : `.${e}`))
  .join(",");

/** The ending for a name of our own; "bin" for what is no accepted kind. */
export function endingOf(mediaType: string): string {
  const known = Object.entries(endings).find(([kind]) => kind === mediaType);
  return known?.[1][0] ?? "bin";
}

const nameLimit = 120;
/** Endings that say no more than the content does, and give way to the right one. */
const otherEndings = new Set<string>([...Object.values(endings).flat(), "heic", "heif", "jpe", "jfif"]);

/**
 * The name that a file is kept and given out under: as it came, without folders and signs that steer, and with the ending
 * that its content goes by, so that no name makes it anything else where it is opened.
 */
export function keptName(given: string, kind: AcceptedKind): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  const dot = plain.lastIndexOf(".");
  const ending = dot < 0 ? "" : plain.slice(dot + 1).toLowerCase();
  const right = endings[kind] as readonly string[];
  const bare = otherEndings.has(ending) ? plain.slice(0, dot) : plain;
  const base = [...bare].slice(0, nameLimit).join("").replace(/\.+$/, "") || "fil";
  return `${base}.${right.includes(ending) ? ending : right[0]}`;
}
