import { expect, it } from "vitest";
import { createWatch, type Trouble } from "./watch";

const begun = new Date("2026-11-22T13:00:00Z");
const at = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);

function aWatch() {
  const lines: Record<string, unknown>[] = [];
  const watch = createWatch((line) => lines.push(line), begun);
  const look = (minutes: number, ...found: Trouble[]) => watch.found(found, at(minutes));
  return { watch, look, lines };
}

it("alarms for what stands at two looks in a row, again each hour, and tells when it is over", () => {
  const { watch, look, lines } = aWatch();
  watch.ran(at(200));
  look(1, "work_fails");
  expect(lines).toEqual([]);
  look(2);
  look(3, "work_fails");
  expect(watch.standing(at(3))).toEqual([]);
  for (let minute = 4; minute < 64; minute += 1) look(minute, "work_fails");
  const alarm = { event: "runner_alarm", level: "error", code: "work_fails" };
  expect(lines).toEqual([alarm]);
  expect(watch.standing(at(64))).toEqual(["work_fails"]);
  look(64, "work_fails", "audit_unsealed");
  expect(lines).toEqual([alarm, alarm]);
  look(65, "audit_unsealed");
  expect(lines.slice(2)).toEqual([
    { event: "runner_alarm", level: "error", code: "audit_unsealed" },
    { event: "runner_alarm_over", level: "info", code: "work_fails" },
  ]);
  expect(watch.standing(at(65))).toEqual(["audit_unsealed"]);
});

it("says that the runner stands still when no run has ended for five minutes", () => {
  const { watch } = aWatch();
  expect(watch.standing(at(4.9))).toEqual([]);
  expect(watch.standing(at(5))).toEqual(["stalled"]);
  watch.ran(at(5));
  expect(watch.standing(at(9.9))).toEqual([]);
});
