import { useFetcher } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { packMarks, readMarks } from "~/domain/body-map/marks";
import type { DraftKind } from "~/domain/draft/draft-content";
import { draftFields } from "~/domain/draft/draft-fields";
import { paths } from "~/paths";

const pauseMs = 1200;

interface KeptDraft {
  keep: () => void;
  /** The form is being sent: what is saved as a note must not come back as a draft. */
  stop: () => void;
  /** The last attempt was turned down: there are too many. */
  full: boolean;
}

/** Keeps the form on the server a moment after the writing stops. Files are not kept until the note is saved. */
export function useKeptDraft(form: RefObject<HTMLFormElement>, kind: DraftKind): KeptDraft {
  const { submit, data } = useFetcher<{ kept: boolean }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = useCallback(() => clearTimeout(timer.current), []);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const sent = new FormData(form.current);
      const kept = new FormData();
      for (const name of [...draftFields[kind], "writer", "draft"])
        kept.set(name, String(sent.get(name) ?? ""));
      kept.set("also", sent.getAll("also").filter(Boolean).join("\n"));
      kept.set("marks", packMarks(readMarks((name) => String(sent.get(name) ?? ""))));
      kept.set("draftKind", kind);
      if (kept.get("text") || kept.get("marks")) submit(kept, { method: "post", action: paths.draft() });
    }, pauseMs);
  }, [form, submit, kind]);
  return { keep, stop, full: data?.kept === false };
}
