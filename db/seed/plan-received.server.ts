// The receptions' own copies: reports that came by the tool, and those that were entered there by hand.
import { makeReference } from "~/domain/report/reference";
import { receivedContentOf } from "~/domain/report/report-content";
import { ageGroupOf } from "~/domain/statistics/dimensions";
import type { Theme } from "./compose.server";
import { familyName, givenNames } from "./names.server";
import { type Course, categoryFor, categoryWeights, reporterWeights, runCourse } from "./outcomes.server";
import type { PupilRow, ReceivedRow, ReportRow } from "./plan";
import type { ReportInput } from "./plan-reports.server";
import type { Dice } from "./random.server";

interface Sent {
  report: ReportRow;
  course: Course;
  pupil: PupilRow;
  theme: Theme;
}

/** Also moves the school's delivery on to where the reception has come. */
export function receivedFrom(input: ReportInput, { report, course, pupil, theme }: Sent): ReceivedRow {
  const { dice, staff } = input;
  const code = report.receiverCode as string;
  const receivedAt = new Date((report.sentAt as Date).getTime() + dice.between(3, 40) * 1000);
  const preschool = staff.units.find((u) => u.id === report.schoolUnitId)?.kind === "preschool";
  const row: ReceivedRow = {
    ...standing(input, { code, receivedAt, course }),
    reference: report.reference,
    wayIn: "tool",
    acute: report.acute ?? false,
    protectedIdentity: pupil.protection !== "none",
    childNumber: pupil.personalNumber,
    content: receivedContentOf(report.fields),
    file: report.delivery?.file ?? null,
    receipt: `K-${makeReference(dice.bytes(8))}`,
    sex: pupil.sex,
    ageGroup: ageGroupOf(pupil.birthDate ?? null, receivedAt),
    categories: report.fields.categories ?? [categoryFor(dice, theme)],
    reporterKind: preschool ? "preschool" : "school",
    feedbackRequested: report.fields.feedback === "yes",
  };
  followDelivery(dice, report, row, course);
  return toldWhereAsked(dice, row);
}

/** What a report's row has whatever way it came. */
function standing(
  input: ReportInput,
  { code, receivedAt, course }: { code: string; receivedAt: Date; course: Course },
) {
  const { dice, staff } = input;
  const team = staff.accounts.filter(
    (a) =>
      a.municipalityCode === code && staff.duties.some((d) => d.accountId === a.id && d.role === "reception"),
  );
  const worker = dice.pick(team).id;
  const events: ReceivedRow["events"] = [
    { id: dice.id(), at: receivedAt, accountId: null, kind: "received", detail: null },
  ];
  const step = (kind: string, at: Date | null, detail: string | null = null) => {
    if (at) events.push({ id: dice.id(), at, accountId: worker, kind, detail });
  };
  step("opened", course.openedAt);
  step("acknowledged", course.acknowledgedAt);
  step("registered", course.registeredAt);
  step("protection_assessed", course.protectionAssessedAt);
  step("decided", course.decidedAt, course.decision);
  step("ended", course.endedAt, course.ending);
  const number = `SN ${receivedAt.getUTCFullYear()}/${dice.between(1000, 9899)}`;
  return {
    id: dice.id(),
    municipalityCode: code,
    secrecyArea: `social_services:${code}`,
    receivedAt,
    status: statusAfter(course),
    openedAt: course.openedAt,
    openedBy: course.openedAt ? worker : null,
    acknowledgedAt: course.acknowledgedAt,
    acknowledgedBy: course.acknowledgedAt ? worker : null,
    registrationNumber: course.registeredAt ? number : null,
    protectionAssessedAt: course.protectionAssessedAt,
    decision: course.decision,
    decidedAt: course.decidedAt,
    ending: course.ending,
    endedAt: course.endedAt,
    version: events.length,
    events: events.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

function statusAfter(course: Course): ReceivedRow["status"] {
  if (course.endedAt) return "ended";
  if (course.decision === "opened") return "investigating";
  if (course.decision === "not_opened") return "closed_not_opened";
  if (course.decision === "already_under_way") return "closed_already_under_way";
  if (course.registeredAt) return "registered";
  if (course.acknowledgedAt) return "acknowledged";
  return course.openedAt ? "opened" : "received";
}

function followDelivery(dice: Dice, report: ReportRow, row: ReceivedRow, course: Course): void {
  const { delivery } = report;
  if (!delivery) return;
  const step = (
    kind: (typeof delivery)["state"],
    at: Date | null | undefined,
    detail: string | null = null,
  ) => {
    if (!at) return;
    delivery.state = kind;
    delivery.events.push({ id: dice.id(), at, kind, detail });
  };
  step("sent", report.sentAt);
  step("stored", row.receivedAt, row.receipt);
  step("opened", course.openedAt);
  step("acknowledged", course.acknowledgedAt);
  step("registered", course.registeredAt);
  // The school is told of a decision only where it asked (SoL 19:6).
  if (row.feedbackRequested) step("outcome", course.decidedAt, course.decision);
}

const told = [
  "Ringde och berättade om bråk på natten och barn som grät. Har hört det flera gånger.",
  "Patrull på platsen kl. 22.40. Barnet var vaket och hade sett vad som hände.",
  "Vuxen i familjen sökte vård, påverkad. Barn i hushållet.",
  "Barnet har uteblivit från tre besök och tänderna är svårt angripna.",
  "Orolig granne. Barnet är ute ensam sent på kvällarna.",
  "Påträffad med äldre ungdomar, misstanke om ringa narkotikabrott.",
  "Förälder uppger att hen inte orkar och ber om stöd.",
];

/** By phone, on paper, at the counter or by an e-service, from anybody but this tool's schools. */
export function enteredByHand(
  input: ReportInput,
  { code, withinDays }: { code: string; withinDays: number },
): ReceivedRow {
  const { dice, people, now } = input;
  const receivedAt = new Date(
    now.getTime() - dice.between(1, withinDays) * 86_400_000 - dice.between(0, 500) * 60_000,
  );
  const course = runCourse(dice, receivedAt, now);
  const known = people.pupils.filter(
    (p) => p.residenceCode === code && p.personalNumber && p.protection === "none" && p.givenName !== "Alva",
  );
  const pupil = known.length > 0 && dice.chance(0.5) ? dice.pick(known) : null;
  const sex = pupil?.sex ?? dice.pick(["female", "male"] as const);
  const [[reporterKind, wayIn]] = [dice.weigh(reporterWeights.filter(([[, way]]) => way !== "tool"))];
  const age = dice.between(1, 17);
  const birthDate =
    pupil?.birthDate ?? `${receivedAt.getUTCFullYear() - age}-0${dice.between(1, 9)}-1${dice.between(0, 9)}`;
  const given = dice.pick(givenNames.pupil[sex === "male" ? "male" : "female"]);
  const name = pupil ? `${pupil.givenName} ${pupil.familyName}` : `${given} ${familyName(dice)}`;
  return toldWhereAsked(dice, {
    ...standing(input, { code, receivedAt, course }),
    reference: makeReference(dice.bytes(8)),
    wayIn: wayIn as ReceivedRow["wayIn"],
    acute: dice.chance(0.12),
    protectedIdentity: false,
    childNumber: pupil?.personalNumber ?? null,
    content: {
      child: { name, personalNumber: pupil?.personalNumber ?? null, birthDate },
      summary: dice.pick(told),
    },
    file: null,
    receipt: null,
    sex,
    ageGroup: ageGroupOf(birthDate, receivedAt),
    categories: [dice.weigh(categoryWeights)],
    reporterKind,
    feedbackRequested: dice.chance(0.3),
  });
}

/** A reporter who asked was told with the decision (SoL 19:6). */
function toldWhereAsked(dice: Dice, row: ReceivedRow): ReceivedRow {
  if (!row.feedbackRequested || !row.decidedAt) return row;
  const told = { id: dice.id(), at: row.decidedAt, accountId: row.openedBy ?? null, kind: "feedback_sent" };
  return { ...row, events: [...row.events, { ...told, detail: null }] };
}
