// 6,000 concerns over three school years: few on most pupils, many on some, forty and more on two; written by those
// who had the pupil that day; with links, corrections, withdrawals and what is told and handled.
import { type CivilDate, civilDate, instantAt } from "~/domain/calendar/stockholm";
import { type SchoolYear, schoolDaysBetween } from "./calendar.server";
import { type Block, blocks, composeNote, type Theme, type Tone, themes } from "./compose.server";
import { concernRow, linkRow, settle } from "./concern-row.server";
import type { ConcernRow, LinkRow, PupilRow } from "./plan";
import type { Attended } from "./plan-groups.server";
import type { StaffPlan } from "./plan-staff.server";
import { tellStory } from "./plan-story.server";
import type { Dice } from "./random.server";
import { ageOfGrade } from "./schools.server";
import { alvasStory } from "./story.server";

export interface ConcernPlan {
  concerns: ConcernRow[];
  links: LinkRow[];
  /** Concerns of the story that carry a file. */
  withFile: string[];
}

export interface ConcernInput {
  dice: Dice;
  staff: StaffPlan;
  pupils: PupilRow[];
  attended: Map<string, Attended[]>;
  years: SchoolYear[];
  now: Date;
}

const concernCount = 6000;
const mostOnOthers = 26;
/** Threads as long as a case can get: one in Maria Ek's class, one elsewhere. */
const longThreads = [44, 47] as const;

const toneWeights = {
  calm: { positive: 42, neutral: 46, worry: 12, grave: 0 },
  some: { positive: 28, neutral: 36, worry: 35, grave: 1 },
  much: { positive: 18, neutral: 22, worry: 56, grave: 4 },
} as const;

const priorityWeights: Record<Tone, readonly (readonly [ConcernRow["priority"], number])[]> = {
  positive: [["no_action", 1]],
  neutral: [
    ["no_action", 80],
    ["action_desirable", 20],
  ],
  worry: [
    ["no_action", 20],
    ["action_desirable", 69],
    ["act_now", 11],
  ],
  grave: [
    ["act_now", 94],
    ["action_desirable", 6],
  ],
};

/** What a child tells of home is seldom left at that. */
const atHome: typeof priorityWeights = {
  ...priorityWeights,
  worry: [
    ["no_action", 5],
    ["action_desirable", 73],
    ["act_now", 22],
  ],
};

export function planConcerns(input: ConcernInput): ConcernPlan {
  const { dice, pupils } = input;
  const plan: ConcernPlan = { concerns: [], links: [], withFile: [] };
  const alva = pupils.find((p) => p.givenName === "Alva" && p.familyName === "Lindqvist") as PupilRow;
  tellStory(input, plan, alva);
  const written = new Set(plan.concerns.map((c) => c.versions[0]?.text ?? ""));
  const counts = shareOut(dice, input, alva.id);
  for (const pupil of pupils) {
    writeThread(input, plan, { pupil, count: counts.get(pupil.id) ?? 0, written });
  }
  mendSome(dice, plan, input.now);
  return plan;
}

/** How many concerns each pupil has: the long threads first, the rest by a weight that most have little of. */
function shareOut(dice: Dice, input: ConcernInput, alvaId: string): Map<string, number> {
  const counts = new Map<string, number>();
  const elias = input.pupils.find((p) => p.givenName === "Elias" && p.familyName === "Nygren");
  const elsewhere = input.pupils.filter(
    (p) =>
      input.attended.get(p.id)?.[0]?.schoolKey === "strandskolan" && input.attended.get(p.id)?.length === 3,
  );
  counts.set(elias?.id ?? "", longThreads[0]);
  counts.set(dice.pick(elsewhere).id, longThreads[1]);
  const today = civilDate(input.now);
  const hasDays = (p: PupilRow) =>
    (input.attended.get(p.id) ?? []).some((a) => daysIn(a.year, today).length > 0);
  const others = input.pupils.filter((p) => !counts.has(p.id) && p.id !== alvaId && hasDays(p));
  const years = (p: PupilRow) => input.attended.get(p.id)?.length ?? 1;
  const weights = others.map((p) => [p, (-Math.log(1 - dice.next())) ** 1.15 * (0.4 + years(p))] as const);
  let left = concernCount - alvasStory.length - longThreads[0] - longThreads[1];
  while (left > 0) {
    const pupil = dice.weigh(weights.filter(([p]) => (counts.get(p.id) ?? 0) < mostOnOthers));
    const lot = Math.min(left, dice.between(1, 3), mostOnOthers - (counts.get(pupil.id) ?? 0));
    counts.set(pupil.id, (counts.get(pupil.id) ?? 0) + lot);
    left -= lot;
  }
  return counts;
}

function writeThread(
  input: ConcernInput,
  plan: ConcernPlan,
  { pupil, count, written }: { pupil: PupilRow; count: number; written: Set<string> },
): void {
  if (count === 0) return;
  const { dice, now } = input;
  const trouble = count >= 12 ? "much" : count >= 5 ? "some" : "calm";
  const own = [dice.pick(themes), dice.pick(themes), dice.pick(themes)];
  const moments = drawMoments(input, pupil, count);
  const used = new Set<string>();
  const latest = new Map<Theme, ConcernRow>();
  for (const { day, attended } of moments) {
    const tone = dice.weigh(Object.entries(toneWeights[trouble]) as [Tone, number][]);
    const { block, authorId, time, text } = write(input, {
      pupil,
      day,
      attended,
      tone,
      own,
      used,
      written,
    });
    const occurredAt = instantAt(day, time);
    const row = concernRow(dice, { pupil, authorId, theme: block.theme, text, occurredAt, now });
    row.priority = dice.weigh(block.theme === "home" ? atHome[block.tone] : priorityWeights[block.tone]);
    row.circle = block.circle;
    row.secrecyArea = block.circle === "student_health" ? "student_health" : "school";
    settle(dice, row, now);
    plan.concerns.push(row);
    const earlier = latest.get(block.theme);
    const near = earlier && row.occurredAt.getTime() - earlier.occurredAt.getTime() < 75 * 86_400_000;
    if (near && earlier.circle === row.circle && tone !== "positive" && dice.chance(0.65)) {
      plan.links.push(linkRow(dice, row, earlier));
    }
    latest.set(block.theme, row);
  }
}

/** School days in the years that the pupil went there, the current year more often than its days are. */
function drawMoments(
  input: ConcernInput,
  pupil: PupilRow,
  count: number,
): { day: CivilDate; attended: Attended }[] {
  const { dice, now } = input;
  const today = civilDate(now);
  const attended = input.attended.get(pupil.id) ?? [];
  const daysOf = new Map(attended.map((a) => [a, daysIn(a.year, today)] as const));
  const weighed = attended
    .filter((a) => (daysOf.get(a)?.length ?? 0) > 0)
    .map((a) => [a, (daysOf.get(a)?.length ?? 0) * (a.year.ago === 0 ? 1.6 : 1)] as const);
  return Array.from({ length: weighed.length > 0 ? count : 0 }, () => {
    const a = dice.weigh(weighed);
    return { day: dice.pick(daysOf.get(a) ?? []), attended: a };
  }).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const dayLists = new Map<string, CivilDate[]>();

function daysIn(year: SchoolYear, today: CivilDate): CivilDate[] {
  const key = `${year.startsOn} ${today}`;
  const known =
    dayLists.get(key) ?? schoolDaysBetween(year.startsOn, year.endsOn).filter((day) => day < today);
  dayLists.set(key, known);
  return known;
}

interface Note {
  pupil: PupilRow;
  day: CivilDate;
  attended: Attended;
  tone: Tone;
  own: Theme[];
  /** Parts that the thread has already. */
  used: Set<string>;
  written: Set<string>;
}

function write(
  input: ConcernInput,
  note: Note,
): { block: Block; authorId: string; time: string; text: string } {
  const { dice } = input;
  const { pupil, attended } = note;
  const age = ageOfGrade(attended.grade);
  const specialist = pupil.protection === "none" ? studentHealthOf(input, attended) : [];
  const inner = age !== "f" && specialist.length > 0 && dice.chance(0.045);
  const fitting = blocks.filter(
    (b) => b.ages.includes(age) && b.circle === (inner ? "student_health" : "pupil"),
  );
  const toned = fitting.filter((b) => b.tone === note.tone);
  const candidates = toned.length > 0 ? toned : fitting;
  const own = candidates.filter((b) => note.own.includes(b.theme));
  const block = dice.pick(own.length > 0 && dice.chance(0.6) ? own : candidates);
  const time = timeFor(dice, block);
  const scene = {
    age,
    givenName: pupil.givenName,
    sex: pupil.sex,
    month: Number(note.day.slice(5, 7)),
    time,
  };
  let text = composeNote(dice, block, scene, note.used);
  for (let attempt = 0; attempt < 20 && note.written.has(text); attempt += 1) {
    text = composeNote(dice, block, scene, note.used);
  }
  note.written.add(text);
  return { block, authorId: inner ? dice.pick(specialist) : authorOf(input, note), time, text };
}

/** Counsellor, psychologist and special educator; the school nurse's journal is kept elsewhere (OSL 25:1). */
function studentHealthOf({ staff }: ConcernInput, attended: Attended): string[] {
  const unit = staff.units.find((u) => u.key === attended.schoolKey);
  const roles = ["counsellor", "school_psychologist", "special_educator"];
  return staff.duties
    .filter((d) => d.schoolUnitId === unit?.id && roles.includes(d.role))
    .map((d) => d.accountId);
}

/** A protected identity has named access: its mentor writes. */
function authorOf({ dice }: ConcernInput, { pupil, attended }: Note): string {
  if (pupil.protection !== "none") return attended.mentorId;
  return dice.weigh([[attended.mentorId, 5], ...attended.teacherIds.map((id) => [id, 3] as const)]);
}

function timeFor(dice: Dice, block: Block): string {
  const [from, to] = block.theme === "late" ? [8 * 60 + 20, 10 * 60] : [8 * 60 + 5, 15 * 60 + 10];
  const minutes = Math.round(dice.between(from, to) / 5) * 5;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const corrections = [
  "Rättelse: det var på tisdagen, inte måndagen.",
  "Tillägg: hemmet har svarat och vi har en tid på torsdag.",
  "Rättelse: det var #min minuter, inte en timme.",
  "Tillägg efter samtal med mentor, som var med och såg samma sak.",
];
const withdrawals = [
  "Gällde en annan elev med samma förnamn.",
  "Uppgiften visade sig vara fel, jag hade missförstått.",
  "Dubbelt antecknad.",
];

/** Some are corrected by their author, a few withdrawn; the story's are left as they are. */
function mendSome(dice: Dice, plan: ConcernPlan, now: Date): void {
  for (const row of plan.concerns.slice(alvasStory.length)) {
    const at = new Date(Math.min(row.createdAt.getTime() + 86_400_000, now.getTime()));
    const text = row.versions[0]?.text ?? "";
    if (text.length < 480 && dice.chance(0.015)) {
      const addition = dice.pick(corrections).replace("#min", String(dice.pick([20, 30, 40])));
      row.versions.push({ text: `${text} ${addition}`, createdAt: at });
    } else if (dice.chance(0.003)) {
      Object.assign(row, { status: "withdrawn", withdrawnAt: at, withdrawal: dice.pick(withdrawals) });
    }
  }
}
