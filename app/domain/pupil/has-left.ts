import { civilDate } from "../calendar/stockholm";

/** Whether a pupil has left the school whose row this is, to another or altogether: from that day on nobody there has it. */
export const hasLeft = (pupil: { leftOn: string | null }, now: Date): boolean =>
  pupil.leftOn !== null && pupil.leftOn <= civilDate(now);
