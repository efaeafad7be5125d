// 250 reports of concern to a dozen municipalities: most sent from the schools by the tool and resting on the thread,
// the rest entered by the receptions; each with what has happened to it since. Some drafts are under way.

import { ageOn, civilDate, civilTime } from "~/domain/calendar/stockholm";
import { makeReference } from "~/domain/report/reference";
import type { ReportValues } from "~/domain/report/values";
import { findMunicipality } from "~/domain/routing/municipalities";
import { categoryFor, runCourse } from "./outcomes.server";
import { paper } from "./paper.server";
import type { AccountRow, ConcernRow, NoticeRow, PupilRow, ReceivedRow, ReportRow } from "./plan";
import type { Attended } from "./plan-groups.server";
import type { PupilPlan } from "./plan-pupils.server";
import { enteredByHand, receivedFrom } from "./plan-received.server";
import type { StaffPlan } from "./plan-staff.server";
import type { Dice } from "./random.server";
import { receptions } from "./schools.server";

export interface ReportInput {
  dice: Dice;
  staff: StaffPlan;
  people: PupilPlan;
  attended: Map<string, Attended[]>;
  concerns: ConcernRow[];
  now: Date;
}

/** Why a report is made: a worrying concern, and when somebody decided to report. */
interface Occasion {
  pupil: PupilRow;
  concern: ConcernRow;
  /** This and up to three before it. */
  basis: ConcernRow[];
  sentAt: Date;
  receiverCode: string;
}

const reportCount = 250;
const byHand = 45;
const drafts = 6;
const hour = 3_600_000;

export function planReports(input: ReportInput): {
  reports: ReportRow[];
  received: ReceivedRow[];
  notices: NoticeRow[];
} {
  const { dice, now } = input;
  const occasions = findOccasions(input);
  const reports: ReportRow[] = [];
  const received: ReceivedRow[] = [];
  for (const occasion of occasions.slice(0, reportCount - byHand)) {
    const report = sentReport(input, occasion);
    const course = runCourse(dice, report.sentAt as Date, now);
    reports.push(report);
    received.push(
      receivedFrom(input, { report, course, pupil: occasion.pupil, theme: occasion.concern.theme }),
    );
  }
  for (const occasion of latestOf(occasions.slice(reportCount - byHand))) {
    reports.push({
      ...sentReport(input, occasion),
      status: "draft",
      sentAt: null,
      sentBy: null,
      delivery: null,
    });
  }
  for (let i = 0; i < byHand; i += 1) {
    const code = receptions[i % receptions.length] as string;
    received.push(enteredByHand(input, { code, withinDays: code === receptions[0] ? 6 : 1000 }));
  }
  return { reports, received, notices: confirmRoutes(input, reports) };
}

/** A second person has confirmed where a protected identity's report went; the newest is still asked about. */
function confirmRoutes({ dice, staff }: ReportInput, reports: ReportRow[]): NoticeRow[] {
  const chosen = reports.filter((r) => r.status === "sent" && r.routeDecision === "by_person");
  const newest = [...chosen].sort((a, b) => +(b.sentAt ?? 0) - +(a.sentAt ?? 0))[0];
  return chosen.flatMap((row): NoticeRow[] => {
    const second = staff.duties.find(
      (d) =>
        d.schoolUnitId === row.schoolUnitId &&
        ["counsellor", "principal"].includes(d.role) &&
        d.accountId !== row.sentBy,
    );
    if (!second) return [];
    if (row !== newest) {
      Object.assign(row, { routeConfirmation: "confirmed", routeConfirmedBy: second.accountId });
      return [];
    }
    const [createdBy, createdAt] = [row.sentBy ?? null, row.sentAt as Date];
    const about = { pupilId: row.pupilId, subjectId: row.id, createdBy, createdAt, readAt: null };
    return [{ id: dice.id(), accountId: second.accountId, kind: "route_to_confirm", ...about }];
  });
}

function latestOf(occasions: Occasion[]): Occasion[] {
  return [...occasions].sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime()).slice(0, drafts);
}

function findOccasions(input: ReportInput): Occasion[] {
  const { dice, people, concerns, now } = input;
  const pupils = new Map(people.pupils.map((p) => [p.id, p]));
  const threads = new Map<string, ConcernRow[]>();
  for (const c of concerns) {
    if (c.circle === "student_health" || c.status === "withdrawn") continue;
    threads.set(c.pupilId, [...(threads.get(c.pupilId) ?? []), c]);
  }
  const found = concerns.flatMap((concern): Occasion[] => {
    const pupil = pupils.get(concern.pupilId);
    const sentAt = new Date(
      concern.createdAt.getTime() + dice.between(0, 3) * 24 * hour + dice.between(25, 110) * 60_000,
    );
    if (!pupil || concern.priority === "no_action" || sentAt > now || isAlva(pupil)) return [];
    if (concern.circle === "student_health" || concern.status === "withdrawn") return [];
    if (pupil.birthDate && ageOn(pupil.birthDate, civilDate(sentAt)) >= 18) return [];
    const receiverCode = pupil.placedByCode ?? pupil.residenceCode ?? "";
    if (!receptions.some((code) => code === receiverCode)) return [];
    const before = (threads.get(pupil.id) ?? []).filter(
      (c) => c.createdAt <= concern.createdAt && c.priority !== "no_action",
    );
    return [{ pupil, concern, basis: before.slice(-4), sentAt, receiverCode }];
  });
  const story = found.filter(isStory).at(-1);
  const far = found.filter((o) => o.receiverCode !== "2282");
  const acute = found.filter((o) => o.concern.priority === "act_now");
  // What the receptions have before them now: not yet decided.
  const recent = found.filter((o) => now.getTime() - o.sentAt.getTime() < 13 * 24 * hour).slice(0, 12);
  const chosen = [
    ...recent,
    ...dice.shuffle(far).slice(0, 85),
    ...dice.shuffle(acute),
    ...dice.shuffle(found),
  ];
  return onePerQuarter(story ? [story, ...chosen] : chosen);
}

/** No child is reported twice within some months here, and none more than three times. */
function onePerQuarter(occasions: Occasion[]): Occasion[] {
  const taken = new Map<string, Date[]>();
  return occasions.filter(({ pupil, sentAt }) => {
    const earlier = taken.get(pupil.id) ?? [];
    const near = earlier.some((at) => Math.abs(at.getTime() - sentAt.getTime()) < 100 * 24 * hour);
    if (near || earlier.length >= 3) return false;
    taken.set(pupil.id, [...earlier, sentAt]);
    return true;
  });
}

const isAlva = (pupil: PupilRow) => pupil.givenName === "Alva" && pupil.familyName === "Lindqvist";

/** Maria Ek's own report, on the pupil in her class with the longest thread. */
function isStory({ pupil, concern }: Occasion): boolean {
  return pupil.givenName === "Elias" && pupil.familyName === "Nygren" && concern.priority === "act_now";
}

function reporterOf(input: ReportInput, occasion: Occasion): AccountRow {
  const { dice, staff } = input;
  const { pupil, concern } = occasion;
  const team = staff.duties.filter(
    (d) => d.schoolUnitId === pupil.schoolUnitId && ["counsellor", "principal"].includes(d.role),
  );
  const named = pupil.protection !== "none" ? team.filter((d) => d.role === "principal") : team;
  const own = pupil.protection === "none" && (named.length === 0 || dice.chance(0.4));
  const { authorId } = concern;
  const years = input.attended.get(pupil.id) ?? [];
  const maria = staff.accounts.find((a) => a.name === "Maria Ek") as AccountRow;
  const hers = isStory(occasion) && civilDate(concern.occurredAt) >= (years[0]?.year.startsOn ?? "");
  if (hers) return maria;
  const id = own ? authorId : dice.pick(named).accountId;
  return staff.accounts.find((a) => a.id === id) as AccountRow;
}

function dated(concern: ConcernRow, staff: StaffPlan): string {
  const { date, time } = civilTime(concern.occurredAt);
  const author = staff.accounts.find((a) => a.id === concern.authorId)?.name;
  return `${date} kl. ${time.replace(":", ".")} (${author}): ${concern.versions[0]?.text}`;
}

function sentReport(input: ReportInput, occasion: Occasion): ReportRow {
  const { dice, staff } = input;
  const { pupil, concern, basis, sentAt, receiverCode } = occasion;
  const reporter = reporterOf(input, occasion);
  const unit = staff.units.find((u) => u.id === pupil.schoolUnitId);
  const acute = concern.priority === "act_now" && dice.chance(0.3);
  const createdAt = new Date(sentAt.getTime() - dice.between(20, 160) * 60_000);
  const isHidden = pupil.protection !== "none";
  const fields: ReportValues = {
    acute: acute ? "yes" : "no",
    phoneReport: acute ? "yes" : "no",
    childName: `${pupil.givenName} ${pupil.familyName}`,
    childPersonalNumber: pupil.personalNumber ?? "",
    childBirthDate: pupil.birthDate ?? "",
    childSex: pupil.sex === "female" ? "girl" : "boy",
    protectedIdentity: isHidden ? "yes" : "no",
    ...(isHidden ? {} : { childAddress: pupil.address ?? "", school: unit?.name ?? "" }),
    categories: [categoryFor(dice, concern.theme)],
    observations: basis.map((c) => dated(c, staff)).join("\n\n"),
    source: ["own_observation", "told_by_child"],
    childInformed: dice.pick(["yes", "no", "yes"]),
    guardiansInformed: concern.theme === "home" ? "no" : dice.pick(["yes", "yes", "no"]),
    reporters: [{ name: reporter.name, workplace: unit?.name ?? "", phone: reporter.phone ?? "" }],
    meeting: dice.pick(["yes", "yes", "unknown"]),
    feedback: isStory(occasion) || dice.chance(0.8) ? "yes" : "no",
  };
  return {
    id: dice.id(),
    reference: makeReference(dice.bytes(8)),
    authorityId: pupil.authorityId,
    secrecyArea: "report",
    schoolUnitId: pupil.schoolUnitId,
    pupilId: pupil.id,
    createdBy: reporter.id,
    status: "sent",
    formVersion: 1,
    language: "sv",
    acute,
    receiverCode,
    routeDecision: isHidden ? "by_person" : "by_rule",
    routeGround: isHidden ? "protected" : pupil.placedByCode ? "placed_by" : "residence",
    routeConfirmation: isHidden ? "asked" : "not_needed",
    routeConfirmedBy: null,
    createdAt,
    updatedAt: sentAt,
    sentAt,
    sentBy: reporter.id,
    followsId: null,
    version: 1,
    authorIds: [reporter.id],
    fields,
    entryIds: basis.map((c) => c.id),
    delivery: {
      id: dice.id(),
      documentId: dice.id(),
      file: documentOf(fields, receiverCode, sentAt),
      state: "stored",
      events: [],
    },
  };
}

function documentOf(fields: ReportValues, receiverCode: string, sentAt: Date): Uint8Array {
  const words = `${fields.observations}`.split(/\s+/);
  const lines: string[] = [""];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > 88) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return paper("Orosanmälan enligt 19 kap. 1 § socialtjänstlagen (2025:400)", [
    `Till socialtjänsten i ${findMunicipality(receiverCode)?.name} kommun`,
    `Datum: ${civilDate(sentAt)}`,
    `Barn: ${fields.childName}, ${fields.childPersonalNumber || fields.childBirthDate}`,
    "",
    "Det vi såg och hörde",
    ...lines,
    "",
    "Påhittade uppgifter i en demonstration.",
  ]);
}
