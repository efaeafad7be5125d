import { describe, expect, it } from "vitest";
import { routeOutdated } from "./route-outdated";

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const left = { leftOn: "2026-11-10" };
const now = at("2026-11-20");
const draft = { status: "draft", receiverCode: "2282", createdAt: at("2026-11-01"), routedAt: null };

describe("a draft's municipality", () => {
  it.each([
    ["was proposed before the pupil left", draft, left, true],
    ["was proposed on the very day", { ...draft, createdAt: at("2026-11-10") }, left, true],
    ["was proposed after", { ...draft, createdAt: at("2026-11-11") }, left, false],
    ["was chosen before the pupil left", { ...draft, routedAt: at("2026-11-09") }, left, true],
    ["was chosen again on the very day", { ...draft, routedAt: at("2026-11-10") }, left, false],
    ["is not chosen at all", { ...draft, receiverCode: null }, left, false],
    ["is of a report that has gone", { ...draft, status: "sent" }, left, false],
    ["is of a pupil who goes there", draft, { leftOn: null }, false],
    ["is of a pupil who leaves later", draft, { leftOn: "2026-11-21" }, false],
    ["is of a child in the reporter's own words", draft, null, false],
  ])("%s", (_what, report, pupil, expected) => {
    expect(routeOutdated(report, pupil, now)).toBe(expected);
  });
});
