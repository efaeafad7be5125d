// What a school sends another of a pupil's notes: the chosen ones, as they stood on the day. Pure.
import { z } from "zod";

export const historyContent = z.object({
  school: z.string(),
  sentOn: z.string(),
  entries: z.array(
    z.object({
      occurredOn: z.string(),
      authorName: z.string(),
      priority: z.enum(["act_now", "action_desirable", "no_action"]),
      category: z.string(),
      text: z.string(),
      files: z.number(),
    }),
  ),
});
export type HistoryContent = z.infer<typeof historyContent>;

export const historyPlace = (transferId: string, toPupilId: string) => ({
  owner: { kind: "pupil" as const, id: toPupilId },
  place: { table: "history_transfer", row: transferId, column: "sealed_content", version: 1 },
});

/** On what a school gives notes to another: consent, or the duty at a change of school. */
export const historyGrounds = ["school_change", "consent"] as const;
export type HistoryGround = (typeof historyGrounds)[number];
