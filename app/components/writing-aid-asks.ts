import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Mark, markKinds } from "~/domain/writing-aid/marks";
import { digestOf } from "~/domain/writing-aid/pieces";
import { paths } from "~/paths";

const pauseMs = 1_800;
/** Of less there is nothing to say. */
const shortest = 12;

export interface ReadText {
  text: string;
  marks: readonly Mark[];
}

interface Answered {
  writer: string;
  off: boolean;
  marks?: Mark[];
}

async function ask(fields: Record<string, string>): Promise<Answered | null> {
  try {
    const answer = await fetch(paths.writingAid(), {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    // A proposal that does not come holds nothing up.
    return null;
  }
}

/** What one has dismissed lasts as long as the browser's tab, by account, as digests: no word of a note lies there. */
const drawer = (writer: string) => `writing-aid.${writer}`;

function dismissedBy(writer: string): Set<string> {
  try {
    return new Set(sessionStorage.getItem(drawer(writer))?.split(" "));
  } catch {
    return new Set();
  }
}

/** Reads the text a moment after the writing stops, and when asked to. Nothing waits for it. */
export function useWritingAid(box: RefObject<HTMLDivElement>, name: string, given: ReadText | null) {
  const [read, setRead] = useState(given);
  const [live, setLive] = useState(false);
  const [off, setOff] = useState(false);
  const [writer, setWriter] = useState("");
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const stopped = useRef(false);
  const givenRead = useRef(given !== null);

  const take = useCallback((answered: Answered | null) => {
    if (!answered) return;
    stopped.current = answered.off;
    setOff(answered.off);
    setWriter(answered.writer);
    setDismissed(dismissedBy(answered.writer));
  }, []);

  const readNow = useCallback(
    async (by: "itself" | "her") => {
      clearTimeout(timer.current);
      const text = fieldIn(box.current, name)?.value ?? "";
      if (text.trim().length < shortest) return setRead(null);
      const answered = await ask({ text, by });
      take(answered);
      if (answered?.marks) setRead({ text, marks: answered.marks });
    },
    [box, name, take],
  );

  useEffect(() => {
    setLive(true);
    const field = fieldIn(box.current, name);
    const typed = () => {
      clearTimeout(timer.current);
      if (!stopped.current) timer.current = setTimeout(() => readNow("itself"), pauseMs);
    };
    field?.addEventListener("input", typed);
    // What was typed before the scripts came, or stood there already, is read too.
    if (field?.value && !givenRead.current) typed();
    return () => {
      clearTimeout(timer.current);
      field?.removeEventListener("input", typed);
    };
  }, [box, name, readNow]);

  const turn = useCallback(
    async (to: "on" | "off") => {
      take(await ask({ turn: to }));
      if (to === "off") setRead(null);
    },
    [take],
  );

  const dismiss = useCallback(
    (marks: readonly Mark[]) => {
      if (!read) return;
      const more = new Set([...dismissed, ...marks.map((m) => digestOf(read.text, m))]);
      setDismissed(more);
      try {
        sessionStorage.setItem(drawer(writer), [...more].join(" "));
      } catch {
        // A browser that keeps nothing: dismissed on this page, then.
      }
    },
    [read, dismissed, writer],
  );

  const marks = (read?.marks ?? []).filter(
    (m) => markKinds.includes(m.kind) && !dismissed.has(digestOf(read?.text ?? "", m)),
  );
  return { live, off, text: read?.text ?? "", wasRead: read !== null, marks, readNow, turn, dismiss };
}

function fieldIn(box: HTMLElement | null, name: string): HTMLTextAreaElement | null {
  const field = box?.closest("form")?.elements.namedItem(name);
  return field instanceof HTMLTextAreaElement ? field : null;
}
