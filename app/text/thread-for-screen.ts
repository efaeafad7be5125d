// Shapes a thread for the screen: dates written out, months set apart, events among the entries by time. Pure.
import type { ThreadEntry } from "~/domain/pupil/thread-entries.server";
import { dates } from "./dates";
import type { Language } from "./language";

interface Handover {
  id: string;
  fromName: string;
  toName: string | null;
  changeOn: string;
  at: Date;
  accepted: boolean;
  summary: string | null;
}

interface ReportRow {
  id: string;
  reference: string;
  status: "draft" | "sent";
  createdAt: Date;
  sentAt: Date | null;
}

interface Moment {
  at: Date;
  item:
    | ({ kind: "entry" } & Omit<ThreadEntry, "occurredAt" | "mine"> & { mine: boolean })
    | {
        kind: "handover";
        id: string;
        from: string;
        to: string | null;
        changeOn: string;
        accepted: boolean;
        summary: string | null;
      }
    | { kind: "report"; id: string; reference: string; sent: boolean };
}

export type ScreenItem = Moment["item"] & { day: string; time: string | null; dateTime: string };

export interface ScreenMonth {
  month: string;
  items: ScreenItem[];
}

/** Newest first, as the page shows it. Also gives what the overview needs, between 0 and 1 in time. */
export function threadForScreen(
  thread: { entries: ThreadEntry[]; handovers: Handover[]; reports: ReportRow[] },
  view: { language: Language; now: Date },
) {
  const moments: Moment[] = [
    ...thread.entries.map(({ occurredAt, ...e }) => ({
      at: occurredAt,
      item: { kind: "entry" as const, ...e },
    })),
    ...thread.handovers.map((h) => ({
      at: h.at,
      item: {
        kind: "handover" as const,
        id: h.id,
        from: h.fromName,
        to: h.toName,
        changeOn: dates.civil(h.changeOn, view.language),
        accepted: h.accepted,
        summary: h.summary,
      },
    })),
    ...thread.reports.map((r) => ({
      at: r.sentAt ?? r.createdAt,
      item: { kind: "report" as const, id: r.id, reference: r.reference, sent: r.status === "sent" },
    })),
  ].sort((a, b) => +b.at - +a.at);
  const months: ScreenMonth[] = [];
  for (const { at, item } of moments) {
    const month = dates.month(at, view.language);
    const screen: ScreenItem = {
      ...item,
      day: dates.day(at, view.language),
      time: item.kind === "entry" ? dates.time(at, view.language) : null,
      dateTime: at.toISOString(),
    };
    const last = months.at(-1);
    if (last?.month === month) last.items.push(screen);
    else months.push({ month, items: [screen] });
  }
  return { months, overview: overviewOf(moments, view.now) };
}

function overviewOf(moments: readonly Moment[], now: Date) {
  const oldest = moments.at(-1)?.at;
  const entries = moments.filter((m) => m.item.kind === "entry");
  if (!oldest || entries.length < 4) return null;
  const first = schoolYearStart(oldest);
  const start = Date.UTC(first, 7, 1);
  const end = Date.UTC(schoolYearStart(now) + 1, 7, 1);
  const at = (time: number) => (time - start) / (end - start);
  const years: { at: number; label: string }[] = [];
  for (let year = first; Date.UTC(year, 7, 1) < end; year += 1) {
    years.push({
      at: at(Date.UTC(year, 7, 1)),
      label: `${year}–${String((year + 1) % 100).padStart(2, "0")}`,
    });
  }
  return {
    count: entries.length,
    points: entries.flatMap((m) =>
      m.item.kind === "entry" ? [{ at: at(+m.at), priority: m.item.priority }] : [],
    ),
    divides: moments.flatMap((m) => (m.item.kind === "handover" ? [{ at: at(+m.at) }] : [])),
    years,
  };
}

/** The year in which the school year of this moment began (1 August). */
function schoolYearStart(at: Date): number {
  return at.getUTCMonth() >= 7 ? at.getUTCFullYear() : at.getUTCFullYear() - 1;
}
