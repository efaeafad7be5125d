// Shapes matters for the screen: dates written out. Pure.
import type { CivilDate } from "~/domain/calendar/stockholm";
import { civilDate } from "~/domain/calendar/stockholm";
import type { MatterStatus } from "~/domain/matter/status";
import { dates } from "./dates";
import type { Language } from "./language";

interface Matter {
  id: string;
  name: string | null;
  status: MatterStatus;
  nextOn: CivilDate | null;
}

export interface ScreenMatter {
  id: string;
  name: string | null;
  status: MatterStatus;
  /** Empty where no day is set. */
  next: string;
  late: boolean;
}

export function matterForScreen(
  { id, name, status, nextOn }: Matter,
  view: { language: Language; now: Date },
): ScreenMatter {
  const next = nextOn ? dates.civil(nextOn, view.language) : "";
  return { id, name, status, next, late: nextOn !== null && nextOn < civilDate(view.now) };
}
