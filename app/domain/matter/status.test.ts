import { describe, expect, it } from "vitest";
import { matterStatuses, matterSteps, matterTransitions, stepsFrom } from "./status";

describe("a matter's states", () => {
  it("go from one to the next by this table and no other", () => {
    const found = matterStatuses.flatMap((from) =>
      matterSteps.flatMap((step) => {
        const to = matterTransitions[from][step];
        return to ? [`${from} ${step} ${to}`] : [];
      }),
    );
    expect(found).toEqual([
      "open watch watched",
      "open close closed",
      "watched take_up open",
      "watched close closed",
      "closed reopen open",
    ]);
    expect(stepsFrom("closed")).toEqual(["reopen"]);
  });
});
