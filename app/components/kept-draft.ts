import { useFetcher } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { packMarks, readMarks } from "~/domain/body-map/marks";
import { paths } from "~/paths";

const pauseMs = 1200;
const names = [
  "pupil",
  "pupilId",
  "text",
  "priority",
  "category",
  "circle",
  "date",
  "time",
  "linkTo",
  "linkKind",
  "writer",
];

interface KeptDraft {
  keep: () => void;
  /** The form is being sent: what is saved as a note must not come back as a draft. */
  stop: () => void;
}

/** Keeps the form on the server a moment after the writing stops. Files are not kept until the note is saved. */
export function useKeptDraft(form: RefObject<HTMLFormElement>, keeping: boolean): KeptDraft {
  const { submit } = useFetcher();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = useCallback(() => clearTimeout(timer.current), []);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (!keeping) return;
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const sent = new FormData(form.current);
      const kept = new FormData();
      for (const name of names) kept.set(name, String(sent.get(name) ?? ""));
      kept.set("also", sent.getAll("also").filter(Boolean).join("\n"));
      const marks = packMarks(readMarks((name) => String(sent.get(name) ?? "")));
      kept.set("marks", marks);
      if (kept.get("text") || marks) submit(kept, { method: "post", action: paths.draft() });
    }, pauseMs);
  }, [form, submit, keeping]);
  return { keep, stop };
}
