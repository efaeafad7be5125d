// The files that a form will carry, each on its way or there. Two at a time; what breaks off waits to be tried again.
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { FieldError } from "~/domain/refusal";
import { forgetUpload, type SentFile, sendFile } from "./send-file";

export interface Upload {
  key: string;
  name: string;
  size: number;
  sent: number;
  uploadId: string | null;
  state: "waiting" | "sending" | "judging" | "ready" | "held" | "refused" | "broken" | "signed_out";
  error?: FieldError;
}

type Change =
  | { do: "add"; uploads: Upload[] }
  | { do: "set"; key: string; to: Partial<Upload> }
  | { do: "remove"; key: string };

function changed(uploads: Upload[], change: Change): Upload[] {
  if (change.do === "add") return [...uploads, ...change.uploads];
  if (change.do === "remove") return uploads.filter(({ key }) => key !== change.key);
  return uploads.map((each) => (each.key === change.key ? { ...each, ...change.to } : each));
}

const atATime = 2;
const underWay = ({ state }: Upload) => state === "sending" || state === "judging";
const isThere = (file: SentFile): Upload => ({
  key: file.id,
  name: file.name,
  size: file.size,
  sent: file.size,
  uploadId: file.id,
  state: file.held ? "held" : "ready",
});

export function useUploads(there: SentFile[]) {
  const [uploads, change] = useReducer(changed, there, (given) => given.map(isThere));
  const files = useRef(new Map<string, { file: File; stop: AbortController }>());
  const number = useRef(0);

  const start = useCallback(async (upload: Upload) => {
    const { key, size } = upload;
    const own = files.current.get(key);
    if (!own) return;
    const set = (to: Partial<Upload>) => change({ do: "set", key, to });
    set({ state: "sending" });
    const answer = await sendFile({
      file: own.file,
      uploadId: upload.uploadId,
      signal: own.stop.signal,
      onBegun: (uploadId) => set({ uploadId }),
      onSent: (sent) => set({ sent, state: sent < size ? "sending" : "judging" }),
    });
    if (own.stop.signal.aborted) return;
    if (!("fault" in answer)) {
      const { name, held } = answer;
      return set({ name, uploadId: answer.id, state: held ? "held" : "ready" });
    }
    if (answer.fault === "refused") return set({ state: "refused", error: answer.error, uploadId: null });
    // Swept, or begun by somebody else: the next try begins anew.
    if (answer.fault === "gone") return set({ state: "broken", uploadId: null, sent: 0 });
    set({ state: answer.fault });
  }, []);

  useEffect(() => {
    const free = atATime - uploads.filter(underWay).length;
    for (const next of uploads.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free)))
      void start(next);
  }, [uploads, start]);

  useEffect(() => {
    const own = files.current;
    return () => {
      for (const { stop } of own.values()) stop.abort();
    };
  }, []);

  const add = useCallback((chosen: readonly File[]) => {
    const made = chosen.map((file) => {
      number.current += 1;
      const key = `new-${number.current}`;
      files.current.set(key, { file, stop: new AbortController() });
      return { key, name: file.name, size: file.size, sent: 0, uploadId: null, state: "waiting" as const };
    });
    change({ do: "add", uploads: made });
  }, []);

  return {
    uploads,
    add,
    again: (key: string) => change({ do: "set", key, to: { state: "waiting" } }),
    remove: (upload: Upload) => {
      files.current.get(upload.key)?.stop.abort();
      files.current.delete(upload.key);
      if (upload.uploadId) forgetUpload(upload.uploadId);
      change({ do: "remove", key: upload.key });
    },
  };
}
