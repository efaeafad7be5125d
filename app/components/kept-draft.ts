import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { packMarks, readMarks } from "~/domain/body-map/marks";
import type { DraftKind } from "~/domain/draft/draft-content";
import { draftFields } from "~/domain/draft/draft-fields";
import { paths } from "~/paths";
import { sentWhenClosed, whenLaidAside } from "./laid-aside";

const pauseMs = 1200;
/** What could not be sent is tried again after so long, or when the browser says that it is connected. */
const againMs = 15_000;

/**
 * How the last attempt went. "full": there are too many. "other_account": she is signed in as another than wrote it. "unreached": the server did not answer. "signed_out": the session
 * has ended, and nothing is kept; "signed_out_kept": it has, and what was written waits as a draft all the same.
 */
export type DraftState = "kept" | "full" | "other_account" | "unreached" | "signed_out" | "signed_out_kept";

interface KeptDraft {
  keep: () => void;
  /** The form is being sent: what is saved as a note must not come back as a draft. */
  stop: () => void;
  state: DraftState;
}

function contentOf(form: HTMLFormElement, kind: DraftKind): URLSearchParams | null {
  const sent = new FormData(form);
  const kept = new URLSearchParams();
  for (const name of [...draftFields[kind], "writer", "draft"]) kept.set(name, String(sent.get(name) ?? ""));
  for (const name of ["also", "tell", "uploads"])
    kept.set(name, sent.getAll(name).filter(Boolean).join("\n"));
  kept.set("marks", packMarks(readMarks((name) => String(sent.get(name) ?? ""))));
  kept.set("draftKind", kind);
  return ["text", "marks", "uploads", "pressed"].some((name) => kept.get(name)) ? kept : null;
}

/** Stays on the page whatever the answer is: what somebody is writing is never taken from the screen. */
async function send(body: URLSearchParams): Promise<DraftState> {
  try {
    const keepalive = String(body).length < sentWhenClosed;
    const answer = await fetch(paths.draft(), { method: "POST", body, redirect: "manual", keepalive });
    if (answer.type === "opaqueredirect") return "signed_out";
    if (answer.status === 401) return "signed_out_kept";
    if (!answer.ok) return "unreached";
    const { kept, why } = await answer.json();
    return kept ? "kept" : why === "other_account" ? why : "full";
  } catch {
    return "unreached";
  }
}

/** Keeps the form on the server a moment after the writing stops, with the files that have come. */
export function useKeptDraft(form: RefObject<HTMLFormElement>, kind: DraftKind): KeptDraft {
  const [state, setState] = useState<DraftState>("kept");
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const round = useRef(0);
  /** What waits for its pause. */
  const due = useRef<(() => void) | null>(null);
  const stop = useCallback(() => {
    round.current += 1;
    due.current = null;
    clearTimeout(timer.current);
  }, []);
  const keepIn = useCallback(
    (ms: number) => {
      stop();
      const own = round.current;
      due.current = async () => {
        due.current = null;
        const content = form.current && contentOf(form.current, kind);
        if (!content) return;
        const found = await send(content);
        // More has been written meanwhile, and is on its way; or the note has been sent.
        if (own !== round.current) return;
        setState(found);
        if (found === "unreached") keepIn(againMs);
      };
      timer.current = setTimeout(() => due.current?.(), ms);
    },
    [form, kind, stop],
  );
  const keep = useCallback(() => keepIn(pauseMs), [keepIn]);
  useEffect(() => stop, [stop]);
  useEffect(() => whenLaidAside(() => due.current?.()), []);
  useEffect(() => {
    if (state !== "unreached") return;
    const now = () => keepIn(0);
    addEventListener("online", now);
    return () => removeEventListener("online", now);
  }, [state, keepIn]);
  return { keep, stop, state };
}
