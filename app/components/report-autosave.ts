import { useRevalidator } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { FieldErrors } from "~/domain/refusal";
import { isSameAnswer, printOf } from "~/domain/report/answer-print";
import { currentForm, fieldsOf } from "~/domain/report/form";
import type { ReportField as Asked } from "~/domain/report/form-shape";
import { senderField } from "~/form-sender";
import { paths } from "~/paths";
import { readAnswer } from "~/report-answers";
import { sentWhenClosed, whenLaidAside } from "./laid-aside";
import { type StillMissing, useTogether } from "./report-together";

export interface ShownAnswer {
  asked: Asked;
  /** What stands in the field. */
  value: unknown;
  /** What is saved, where that is something else: of text that was refused, or could not be saved. */
  stored?: unknown;
  /** The version that the field's text was written upon. */
  version: number;
  /** Written when the session had ended: not saved yet. */
  kept?: boolean;
}

export interface Conflict {
  version: number;
  theirs: unknown;
  byName: string;
  at: string;
}

interface Answered {
  version?: number;
  at?: string;
  errors?: FieldErrors;
  conflicts?: Record<string, Conflict>;
  still?: StillMissing;
}

export type SaveState = { is: "idle" | "failed" | "signedOut" } | { is: "saved"; at: string };

/** Fields on whose answer other questions, or advice, depend: the rest need not be read again. */
const decisive = new Set<string>([
  ...fieldsOf(currentForm).flatMap((f) => (f.when ? [f.when.field] : [])),
  "categories",
]);

const pauseMs = 4_000;
/** The question's own part of the form that it stands in. */
function ownPart(form: HTMLFormElement, field: string): FormData {
  const own = new FormData();
  const whole = new FormData(form);
  for (const [name, value] of whole) {
    if (["f", "u", "v", "o"].includes(name.split(".")[0] ?? "") && name.split(".")[1] === field)
      own.append(name, value);
  }
  own.set("field", field);
  const sender = whole.get(senderField);
  if (sender) own.set(senderField, sender);
  return own;
}

async function send(reportId: string, own: FormData): Promise<Answered | "signedOut"> {
  const body = new URLSearchParams([...own].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(paths.reportField(reportId), {
    method: "POST",
    body,
    redirect: "manual",
    keepalive: String(body).length < sentWhenClosed,
  });
  if (answer.status === 401 || answer.type === "opaqueredirect") return "signedOut";
  return answer.json();
}

/**
 * Saves a question by itself: when it is left, and while one pauses in writing. What is saved goes upon the version that
 * the text was written upon, and that moves on only together with the text: a colleague's is never overwritten unseen.
 */
export function useAutosave(
  box: RefObject<HTMLFieldSetElement>,
  { answer, conflict }: { answer: ShownAnswer; conflict: Conflict | undefined },
) {
  const { asked } = answer;
  const { reportId, told } = useTogether();
  const { revalidate } = useRevalidator();
  const [base, setBase] = useState({
    value: "stored" in answer ? answer.stored : answer.value,
    version: answer.version,
  });
  const [shown, setShown] = useState({ value: answer.value, round: 0 });
  const [clash, setClash] = useState(conflict);
  const unsettled = useRef(conflict !== undefined);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [state, setState] = useState<SaveState>({ is: "idle" });
  const dirty = useRef(Boolean(answer.kept));
  const busy = useRef(false);
  const again = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const form = box.current?.form;
    // Two texts stand against each other: she says which it is to be, by a button of the note or of the form.
    if (!form || !dirty.current || unsettled.current) return;
    if (busy.current) {
      again.current = true;
      return;
    }
    const own = ownPart(form, asked.id);
    const { value } = readAnswer(own, asked);
    busy.current = true;
    dirty.current = false;
    try {
      const answered = await send(reportId, own);
      if (answered === "signedOut") throw answered;
      const met = answered.conflicts?.[asked.id];
      setErrors(answered.errors ?? {});
      setClash(met);
      unsettled.current = met !== undefined;
      dirty.current ||= met !== undefined;
      if (answered.version !== undefined) setBase({ value, version: answered.version });
      if (answered.still) told(answered.still);
      setState(answered.at ? { is: "saved", at: answered.at } : { is: "idle" });
      if (answered.at && decisive.has(asked.id)) revalidate();
    } catch (error) {
      dirty.current = true;
      setState({ is: error === "signedOut" ? "signedOut" : "failed" });
    }
    busy.current = false;
    if (again.current) {
      again.current = false;
      // The hidden fields hold the new version once they have been drawn.
      setTimeout(save, 0);
    }
  }, [box, asked, reportId, told, revalidate]);

  useEffect(() => whenLaidAside(() => void save()), [save]);

  const changed = useCallback(() => {
    dirty.current = true;
    setState({ is: "idle" });
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }, [save]);

  /** What stands in the field is what is to be saved, over the text that came first. */
  const settle = useCallback(() => {
    if (!clash) return;
    setBase({ value: clash.theirs, version: clash.version });
    setClash(undefined);
    unsettled.current = false;
    dirty.current = true;
    setTimeout(save, 0);
  }, [clash, save]);

  // Somebody else's newer answer is put in place of one that was only looked at; upon one's own text it is a conflict later.
  useEffect(() => {
    const form = box.current?.form;
    if (!form || answer.version <= base.version || clash || busy.current || dirty.current) return;
    if (box.current?.contains(document.activeElement)) return;
    if (!isSameAnswer(readAnswer(ownPart(form, asked.id), asked).value, base.value)) return;
    setBase({ value: answer.value, version: answer.version });
    setShown(({ round }) => ({ value: answer.value, round: round + 1 }));
  }, [box, asked, answer, base, clash]);

  const { value, version } = base;
  return {
    base: { version, print: answer.kept ? "" : printOf(value) },
    shown,
    clash,
    errors,
    state,
    save,
    changed,
    settle,
  };
}
