// Three school years of classes, who taught and mentored them, who went in them, and the handovers between.
import { addDays, instantAt } from "~/domain/calendar/stockholm";
import type { SchoolYear } from "./calendar.server";
import type { GroupRow, GroupStaffRow, HandoverRow, MemberRow, UnitRow } from "./plan";
import { classesOf, knownClass, type Seat } from "./plan-pupils.server";
import type { StaffPlan } from "./plan-staff.server";
import type { Dice } from "./random.server";
import { ageOfGrade, className, type SchoolPlan, schools } from "./schools.server";
import { handoverSummaries } from "./texts/handover.server";

/** Where a pupil went in one of the years, and who had the class. */
export interface Attended {
  groupId: string;
  schoolKey: string;
  grade: number;
  year: SchoolYear;
  mentorId: string;
  teacherIds: string[];
}

export interface GroupPlan {
  groups: GroupRow[];
  groupStaff: GroupStaffRow[];
  members: MemberRow[];
  handovers: HandoverRow[];
  /** By pupil, the current year first. */
  attended: Map<string, Attended[]>;
}

interface ClassYear extends Attended {
  key: string;
  letter: string;
  unit: UnitRow;
  pupilIds: string[];
}

/** How many colleagues besides the mentor have a class. */
const teachersIn = { f: 2, l: 2, m: 2, h: 4, g: 4 } as const;
const mentorStays = 0.55;
const changesClass = 0.04;
const fewestInHandover = 6;

export function planGroups(input: {
  dice: Dice;
  staff: StaffPlan;
  seats: Seat[];
  years: SchoolYear[];
  now: Date;
}): GroupPlan {
  const { dice, staff, seats, years } = input;
  const classes = years.flatMap((year) => staffClasses(dice, staff, year));
  keepMentors(dice, classes, years);
  tellTheStory(staff, classes);
  seatPupils(dice, classes, seats, years);
  const used = classes.filter((c) => c.pupilIds.length > 0);
  const plan: GroupPlan = { groups: [], groupStaff: [], members: [], handovers: [], attended: new Map() };
  for (const c of used) addRows(dice, plan, c);
  plan.handovers = [...yearlyHandovers(dice, used), ...openHandovers(dice, staff, used, input.now)];
  return plan;
}

function teachersOf(staff: StaffPlan, unitId: string): string[] {
  return staff.duties
    .filter((d) => d.role === "teacher" && d.schoolUnitId === unitId)
    .map((d) => d.accountId);
}

function staffClasses(dice: Dice, staff: StaffPlan, year: SchoolYear): ClassYear[] {
  return schools.flatMap((school) => {
    const unit = staff.units.find((u) => u.key === school.key) as UnitRow;
    const teachers = dice.shuffle(teachersOf(staff, unit.id));
    let turn = 0;
    const next = () => teachers[turn++ % teachers.length] as string;
    const classes = classesOf(school).map(({ grade, letter }) => ({ grade, letter, mentorId: next() }));
    return classes.map(({ grade, letter, mentorId }) => {
      const teacherIds = new Set<string>();
      while (teacherIds.size < teachersIn[ageOfGrade(grade)]) {
        const id = next();
        if (id !== mentorId) teacherIds.add(id);
      }
      return {
        key: `${school.key}|${letter}|${grade}`,
        groupId: dice.id(),
        schoolKey: school.key,
        unit,
        grade,
        letter,
        year,
        mentorId,
        teacherIds: [...teacherIds],
        pupilIds: [],
      };
    });
  });
}

/** A mentor follows the class in about half of the cases: exchanges mentors within the school and year. */
function keepMentors(dice: Dice, classes: ClassYear[], years: SchoolYear[]): void {
  for (const year of years.slice(1)) {
    const thisYear = classes.filter((c) => c.year.ago === year.ago);
    for (const c of thisYear) {
      const after = classes.find(
        (l) =>
          l.year.ago === year.ago - 1 &&
          l.schoolKey === c.schoolKey &&
          l.letter === c.letter &&
          l.grade === c.grade + 1,
      );
      if (!after || !dice.chance(mentorStays)) continue;
      const other = thisYear.find((o) => o.mentorId === after.mentorId);
      if (other) other.mentorId = c.mentorId;
      c.mentorId = after.mentorId;
    }
  }
  for (const c of classes) c.teacherIds = c.teacherIds.filter((id) => id !== c.mentorId);
}

/** 5B: mentor Per Dahl since August, before him Anna Berg; Maria Ek and Lisa Holm teach it. */
function tellTheStory(staff: StaffPlan, classes: ClassYear[]): void {
  const id = (name: string) => staff.accounts.find((a) => a.name === name)?.id as string;
  const [maria, per, lisa, anna] = [id("Maria Ek"), id("Per Dahl"), id("Lisa Holm"), id("Anna Berg")];
  const story = new Set([maria, per, lisa, anna]);
  const free = teachersOf(staff, classes.find((c) => c.schoolKey === "norrskolan")?.unit.id ?? "").filter(
    (t) => !story.has(t),
  );
  let turn = 0;
  const stranger = () => free[turn++ % free.length] as string;
  for (const c of classes.filter((l) => l.schoolKey === "norrskolan")) {
    const { schoolKey, letter, grade } = knownClass;
    const isKnown = c.schoolKey === schoolKey && c.letter === letter && c.grade === grade - c.year.ago;
    const beside = c.letter === "A" && c.grade === 6 && c.year.ago === 0;
    if (isKnown) {
      c.mentorId = c.year.ago === 0 ? per : anna;
      c.teacherIds = c.year.ago === 0 ? [maria, lisa] : [lisa, stranger()];
    } else {
      if (story.has(c.mentorId)) c.mentorId = stranger();
      c.teacherIds = c.teacherIds.map((t) => (story.has(t) ? stranger() : t));
      if (beside) c.teacherIds = [maria];
      if (c.letter === "B" && c.grade === 6 && c.year.ago === 0) c.teacherIds = [per, lisa];
      if (c.letter === "A" && c.grade === 3 && c.year.ago === 0) c.mentorId = anna;
    }
    c.teacherIds = [...new Set(c.teacherIds)].filter((t) => t !== c.mentorId);
  }
}

function seatPupils(dice: Dice, classes: ClassYear[], seats: Seat[], years: SchoolYear[]): void {
  const byKey = new Map(classes.map((c) => [`${c.year.ago}|${c.key}`, c]));
  for (const seat of seats) {
    let at: { school: SchoolPlan; grade: number; letter: string } | null = {
      school: schools.find((s) => s.key === seat.schoolKey) as SchoolPlan,
      grade: seat.grade,
      letter: seat.letter,
    };
    for (const year of years) {
      const found: ClassYear | undefined = at
        ? byKey.get(`${year.ago}|${at.school.key}|${at.letter}|${at.grade}`)
        : undefined;
      if (!at || !found || found.pupilIds.length > at.school.size + 3) break;
      found.pupilIds.push(seat.pupilId);
      at = yearBefore(dice, at);
    }
  }
}

function yearBefore(dice: Dice, at: { school: SchoolPlan; grade: number; letter: string }) {
  const grade = at.grade - 1;
  const inSchool = classesOf(at.school).filter((c) => c.grade === grade);
  if (inSchool.length > 0) {
    const same = inSchool.find((c) => c.letter === at.letter) ?? dice.pick(inSchool);
    const isKnown = at.school.key === knownClass.schoolKey && at.letter === knownClass.letter;
    const letter = !isKnown && dice.chance(changesClass) ? dice.pick(inSchool).letter : same.letter;
    return { school: at.school, grade, letter };
  }
  const from = schools.find((s) => s.key === at.school.from);
  const there = from ? classesOf(from).filter((c) => c.grade === grade) : [];
  if (!from || there.length === 0 || dice.chance(0.15)) return null;
  return { school: from, grade, letter: dice.pick(there).letter };
}

function addRows(dice: Dice, plan: GroupPlan, c: ClassYear): void {
  const school = schools.find((s) => s.key === c.schoolKey) as SchoolPlan;
  const name = className(school, c.grade, c.letter);
  // The current year's belonging is open-ended: the next roster ends it.
  const period = { startsOn: c.year.startsOn, endsOn: c.year.ago === 0 ? null : c.year.endsOn };
  plan.groups.push({
    id: c.groupId,
    authorityId: c.unit.authorityId,
    schoolUnitId: c.unit.id,
    externalId: `${c.schoolKey}-${name}-${c.year.startsOn.slice(0, 4)}`,
    name,
    kind: "class",
    startsOn: c.year.startsOn,
    endsOn: c.year.endsOn,
  });
  const staff = [
    { accountId: c.mentorId, role: "mentor" as const },
    ...c.teacherIds.map((accountId) => ({ accountId, role: "teacher" as const })),
  ];
  for (const row of staff) plan.groupStaff.push({ id: dice.id(), groupId: c.groupId, ...row, ...period });
  for (const pupilId of c.pupilIds) {
    plan.members.push({ id: dice.id(), groupId: c.groupId, pupilId, ...period });
    const attended = plan.attended.get(pupilId);
    if (attended) attended.push(c);
    else plan.attended.set(pupilId, [c]);
  }
}

/** Where a class got a new mentor in August, the old one handed it over in June. */
function yearlyHandovers(dice: Dice, classes: ClassYear[]): HandoverRow[] {
  return classes
    .filter((c) => c.year.ago > 0)
    .flatMap((before) => {
      const after = classes.filter(
        (c) => c.year.ago === before.year.ago - 1 && c.mentorId !== before.mentorId,
      );
      return after.flatMap((c): HandoverRow[] => {
        const moving = before.pupilIds.filter((id) => c.pupilIds.includes(id));
        if (moving.length < fewestInHandover || before.unit.authorityId !== c.unit.authorityId) return [];
        return [
          {
            id: dice.id(),
            authorityId: c.unit.authorityId,
            secrecyArea: "school",
            fromId: before.mentorId,
            toId: c.mentorId,
            groupId: before.groupId,
            changeOn: c.year.startsOn,
            status: "accepted",
            createdAt: instantAt(addDays(c.year.startsOn, -72), "14:20"),
            decidedAt: instantAt(c.year.startsOn, "08:40"),
            version: 2,
            pupils: moving.map((pupilId) => ({ pupilId, summary: summaryOf(dice, c, pupilId) })),
          },
        ];
      });
    });
}

function summaryOf(dice: Dice, c: ClassYear, pupilId: string): string {
  const isAlva =
    c.letter === "B" && c.grade === 5 && c.pupilIds[0] === pupilId && c.schoolKey === "norrskolan";
  return isAlva
    ? "Fungerar bäst med tydliga förmiddagar."
    : dice.pick(handoverSummaries[ageOfGrade(c.grade)]);
}

/** One that waits for Maria Ek's answer, and one that has no receiver and stands with the principal. */
function openHandovers(dice: Dice, staff: StaffPlan, classes: ClassYear[], now: Date): HandoverRow[] {
  const current = (grade: number, letter: string) =>
    classes.find(
      (c) => c.schoolKey === "norrskolan" && c.year.ago === 0 && c.grade === grade && c.letter === letter,
    ) as ClassYear;
  const per = staff.accounts.find((a) => a.name === "Per Dahl")?.id as string;
  const maria = staff.accounts.find((a) => a.name === "Maria Ek")?.id as string;
  const today = now.toISOString().slice(0, 10);
  const row = (
    c: ClassYear,
    fromId: string,
    toId: string | null,
    changeOn: string,
    count: number,
  ): HandoverRow => ({
    id: dice.id(),
    authorityId: c.unit.authorityId,
    secrecyArea: "school",
    fromId,
    toId,
    groupId: c.groupId,
    changeOn,
    status: "proposed",
    createdAt: new Date(now.getTime() - 26 * 3_600_000),
    decidedAt: null,
    version: 1,
    pupils: c.pupilIds.slice(0, count).map((pupilId) => ({ pupilId, summary: summaryOf(dice, c, pupilId) })),
  });
  const [sixth, second] = [current(6, "B"), current(2, "A")];
  return [
    row(sixth, per, maria, addDays(today, 14), 5),
    row(second, second.teacherIds[0] ?? second.mentorId, null, addDays(today, 7), 3),
  ];
}
