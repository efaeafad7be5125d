// Sends one file to the server in pieces, and goes on from where the server is when it was broken off. Knows no page.
import type { FieldError } from "~/domain/refusal";
import { paths } from "~/paths";

const pieceBytes = 512 * 1024;
const triesInARow = 3;
const pauseMs = 1000;

export interface SentFile {
  id: string;
  name: string;
  size: number;
  held: boolean;
}

/** "signed_out": the session has ended; "broken": the server was not reached, or failed. Both can be gone on from. */
export type SendFault = { fault: "refused"; error: FieldError } | { fault: "broken" | "signed_out" | "gone" };

class Fault extends Error {
  constructor(readonly told: SendFault) {
    super(told.fault);
  }
}

interface Sending {
  file: File;
  /** Known where it was begun before. */
  uploadId: string | null;
  signal: AbortSignal;
  onBegun(uploadId: string): void;
  onSent(bytes: number): void;
}

export async function sendFile(given: Sending): Promise<SentFile | SendFault> {
  try {
    const { uploadId, offset } = await begun(given);
    await sendPieces(given, uploadId, offset);
    return (await ask(
      paths.upload(uploadId, { do: "finish" }),
      { method: "POST" },
      given.signal,
    )) as SentFile;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.told;
    return { fault: "broken" };
  }
}

async function begun({ file, uploadId, signal, onBegun }: Sending) {
  if (uploadId) {
    const { offset } = (await ask(paths.upload(uploadId), {}, signal)) as { offset: number };
    return { uploadId, offset };
  }
  const body = new URLSearchParams({ name: file.name, size: String(file.size) });
  const made = (await ask(paths.uploads(), { method: "POST", body }, signal)) as { uploadId: string };
  onBegun(made.uploadId);
  return { uploadId: made.uploadId, offset: 0 };
}

async function sendPieces({ file, signal, onSent }: Sending, uploadId: string, from: number): Promise<void> {
  let offset = from;
  let tries = triesInARow;
  onSent(offset);
  while (offset < file.size) {
    const piece = file.slice(offset, offset + pieceBytes);
    const to = paths.upload(uploadId, { offset: String(offset) });
    const headers = { "Content-Type": "application/octet-stream" };
    try {
      const answer = await ask(to, { method: "POST", body: piece, headers }, signal);
      tries = triesInARow;
      offset = (answer as { offset: number }).offset;
    } catch (thrown) {
      const broken = thrown instanceof Fault && thrown.told.fault === "broken";
      tries -= 1;
      if (!broken || tries === 0 || signal.aborted) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    onSent(offset);
  }
}

async function ask(path: string, init: RequestInit, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(path, { ...init, signal, redirect: "manual" }).catch(() => null);
  if (!answer) throw new Fault({ fault: "broken" });
  if (answer.type === "opaqueredirect") throw new Fault({ fault: "signed_out" });
  if (answer.status === 404) throw new Fault({ fault: "gone" });
  const told: unknown = await answer.json().catch(() => null);
  const error = (told as { error?: FieldError | null } | null)?.error;
  if (answer.status === 422 && error) throw new Fault({ fault: "refused", error });
  if (!answer.ok || told === null) throw new Fault({ fault: "broken" });
  return told;
}

/** Nobody waits for it: what is left is swept within a day. */
export function forgetUpload(uploadId: string): void {
  void fetch(paths.upload(uploadId, { do: "cancel" }), { method: "POST", redirect: "manual" }).catch(
    () => {},
  );
}
