import { describe, expect, test } from "vitest";
import { channelCodes } from "~/integrations/delivery/codes";
import { channelKinds, waitingStages } from "~/integrations/delivery/port";
import { swedish } from "./swedish";

describe("what a channel can answer has its words", () => {
  const texts = swedish.channels as Record<string, Record<string, unknown>>;

  test.each<[string, readonly string[]]>([
    ["kinds", channelKinds],
    ["waiting", waitingStages],
    ["codes", channelCodes],
  ])("%s", (branch, ids) => {
    expect(Object.keys(texts[branch] ?? {}).sort()).toEqual([...ids].sort());
  });

  test("of what has happened and of what a person does now", () => {
    for (const code of channelCodes) {
      expect(texts.codes?.[code]).toEqual({
        what: expect.stringMatching(/\S/),
        now: expect.stringMatching(/\S/),
      });
    }
  });
});
