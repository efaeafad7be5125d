// What the environment says of files: how large, and whose virus scanner. Reads no environment itself: env.server.ts hands
// it over. Every variable at fault is named.
import { defaultLimits, type FileLimits } from "./domain/concern/file-rules";

export interface FileSettings {
  limits: FileLimits;
  /** The unix socket of ClamAV's daemon; null: files are not scanned. */
  clamdSocket: string | null;
}

type Source = Record<string, string | undefined>;
const mebibyte = 1024 * 1024;

export function readFileSettings(source: Source): { settings: FileSettings; problems: string[] } {
  const problems: string[] = [];
  const megabytes = (name: "FILE_MB" | "CONCERN_FILES_MB", most: number, otherwise: number) => {
    const said = (source[name] ?? "").trim();
    if (said === "") return otherwise;
    const number = Number(said);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number * mebibyte;
    problems.push(`${name} must be a whole number of megabytes from 1 to ${most}.`);
    return otherwise;
  };
  const limits = {
    fileBytes: megabytes("FILE_MB", 200, defaultLimits.fileBytes),
    concernBytes: megabytes("CONCERN_FILES_MB", 1000, defaultLimits.concernBytes),
  };
  if (limits.concernBytes < limits.fileBytes)
    problems.push("CONCERN_FILES_MB must not be less than FILE_MB.");
  const socket = (source.CLAMD_SOCKET ?? "").trim();
  if (socket !== "" && !socket.startsWith("/"))
    problems.push("CLAMD_SOCKET must be a path that begins with /.");
  return { settings: { limits, clamdSocket: socket || null }, problems };
}
