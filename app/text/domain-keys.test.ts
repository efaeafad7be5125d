import { describe, expect, test } from "vitest";
import { alarmAnswers, kindsOf } from "~/domain/alarm/answers";
import { deliveryStates } from "~/domain/delivery/status";
import { alarmKinds } from "~/domain/delivery/words";
import { feedbackBranches, type Nudge } from "~/domain/next-steps/feedback";
import { milestoneIds } from "~/domain/next-steps/process";
import { type KnownToReporter, nextSteps, reportAgainWhen } from "~/domain/next-steps/steps";
import { endings, outcomes, receptionActions, receptionStatuses } from "~/domain/reception/status";
import { heldBackBy } from "~/domain/report/completeness";
import { currentForm, fieldsOf, yesNoUnknown } from "~/domain/report/form";
import { type RoutingFacts, remarkGrounds, route } from "~/domain/routing/rules";
import { chosenHows } from "~/domain/routing/units";
import { dimensions } from "~/domain/statistics/dimensions";
import { swedish } from "./swedish";

function textAt(key: string): unknown {
  const [namespace = "", path = ""] = key.split(":");
  return path
    .split(".")
    .reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], swedish[namespace]);
}

function keysUnder(key: string): string[] {
  return Object.keys(textAt(key) as object);
}

const fields = fieldsOf(currentForm);

describe("every key that the domain hands out has its text", () => {
  test.each(fields.map((field) => [field.id, field] as const))("the question %s", (id, field) => {
    const wanted = [
      ...["label", "guidance", "why"].map((part) => `report-fields:${id}.${part}`),
      ...(field.options ?? []).map((option) => `report-form:options.${option}`),
      ...(field.columns ?? []).map((column) => `report-form:columns.${column}`),
    ];
    for (const key of wanted) expect(textAt(key), key).toEqual(expect.stringMatching(/\S/));
  });

  test("and no question has a text that is not asked", () => {
    expect(Object.keys(swedish["report-fields"] ?? {}).sort()).toEqual(
      fields.map((field) => field.id).sort(),
    );
  });

  test.each<[string, readonly string[]]>([
    ["report-form:inDocument", currentForm.sections.map((section) => section.id)],
    ["report-form:sections", currentForm.sections.map((section) => section.id)],
    ["reception:statuses", receptionStatuses],
    ["reception:actions", receptionActions],
    ["reception:outcomes", outcomes],
    ["reception:endings", endings],
    ["statistics:dimensions", ["month", ...Object.keys(dimensions)]],
    ...Object.entries(dimensions).map(([id, values]): [string, readonly string[]] => [
      `statistics:${id}`,
      values,
    ]),
  ])("%s", (key, ids) => {
    expect(keysUnder(key).sort()).toEqual([...ids].sort());
  });

  test("alarms, what is done about each, and what may be answered", () => {
    for (const side of ["school", "social"] as const)
      for (const kind of kindsOf(side))
        for (const part of ["title", "now"])
          expect(textAt(`alarm:${side}.${kind}.${part}`), `${side} ${kind}`).toBeTypeOf("string");
    expect(keysUnder("alarm:school").sort()).toEqual(kindsOf("school").sort());
    expect(keysUnder("alarm:social").sort()).toEqual(kindsOf("social").sort());
    expect(keysUnder("alarm:answers").sort()).toEqual([...alarmAnswers].sort());
    for (const kind of alarmKinds) expect(textAt(`delivery:alarms.${kind}`), kind).toBeTypeOf("string");
  });

  test("states of a delivery", () => {
    for (const state of deliveryStates) expect(textAt(`report:states.${state}`), state).toBeTypeOf("string");
  });

  test("answers and reasons to report again", () => {
    for (const answer of yesNoUnknown) expect(textAt(`report-form:options.${answer}`)).toBeTypeOf("string");
    for (const reason of reportAgainWhen)
      expect(textAt(`next-steps:reportAgain.${reason}`)).toBeTypeOf("string");
    for (const branch of feedbackBranches)
      expect(textAt(`next-steps:branches.${branch}`)).toBeTypeOf("string");
    for (const branch of ["decided", "asked_later"])
      expect(textAt(`next-steps:branches.${branch}By`)).toBeTypeOf("string");
    for (const nudge of ["remind", "remind_asked_later", "ask_consent"] satisfies Nudge[])
      expect(textAt(`next-steps:nudges.${nudge}`)).toBeTypeOf("string");
    for (const milestone of milestoneIds) {
      expect(textAt(`next-steps:timeline.${milestone}`)).toBeTypeOf("string");
      expect(textAt(`next-steps:timeline.general.${milestone}`)).toBeTypeOf("string");
    }
  });

  test("what happens next, whatever has happened", () => {
    const wanted = new Set<string>();
    const [early, late] = [new Date("2026-05-04T08:00:00Z"), new Date("2027-05-04T08:00:00Z")];
    const soon = new Date("2026-05-05T08:00:00Z");
    const moments = [null, early];
    const feedbacks = [null, ...outcomes.map((outcome) => ({ at: early, decidedAt: early, outcome }))];
    for (const sentAt of moments)
      for (const storedAt of sentAt ? moments : [null])
        for (const openedAt of storedAt ? moments : [null])
          for (const acknowledgedAt of openedAt ? moments : [null])
            for (const feedbackRequestedAt of [...moments, soon])
              for (const feedback of acknowledgedAt ? feedbacks : [null])
                for (const flag of [false, true])
                  for (const now of [early, late]) {
                    const times = { sentAt, storedAt, openedAt, acknowledgedAt, feedbackRequestedAt };
                    const known: KnownToReporter = {
                      ...times,
                      feedback,
                      acute: flag,
                      deliveryInTrouble: flag,
                    };
                    for (const step of nextSteps(known, now)) {
                      for (const part of ["title", "means", "told"])
                        wanted.add(`next-steps:steps.${step.id}.${part}`);
                      wanted.add(`next-steps:steps.${step.id}.${step.variant}`);
                      wanted.add(`next-steps:states.${step.state}`);
                      for (const asked of step.asked) wanted.add(`next-steps:asked.${asked}`);
                    }
                  }
    for (const key of wanted) expect(textAt(key), key).toEqual(expect.stringMatching(/\S/));
    const steps = keysUnder("next-steps:steps").flatMap((id) =>
      keysUnder(`next-steps:steps.${id}`).map((variant) => `next-steps:steps.${id}.${variant}`),
    );
    expect(steps.filter((key) => !wanted.has(key))).toEqual([]);
  });

  test("routing, and what holds a report back", () => {
    const nothing: RoutingFacts = {
      turnedEighteen: false,
      protection: null,
      residence: null,
      placedBy: null,
      staysIn: null,
      schoolIn: null,
      noSwedishNumber: false,
      movedRecently: false,
      parentsApart: false,
      acute: false,
    };
    const found = [
      nothing,
      { ...nothing, turnedEighteen: true },
      { ...nothing, protection: "confidentiality_marking" as const },
      ...(["placedBy", "residence", "staysIn", "schoolIn"] as const).map((fact) => ({
        ...nothing,
        [fact]: "0180",
      })),
    ].map((facts) => route(facts).explanation);
    expect(keysUnder("routing:explanations").sort()).toEqual([...found].sort());
    expect(keysUnder("routing:remarks").sort()).toEqual(Object.keys(remarkGrounds).sort());
    expect(keysUnder("routing:units").sort()).toEqual([...chosenHows].sort());
    expect(keysUnder("report-form:holdsBack")).toEqual(["lead", ...heldBackBy({})]);
  });
});
