// What a school sends another of a pupil's notes: the chosen ones, as they stood on the day, with their marks on the body map,
// and which files went with them. Pure.
import { z } from "zod";
import { injuryKinds } from "../body-map/marks";
import type { CitationKey } from "../law/citations";

const sentFile = z.object({
  id: z.string(),
  name: z.string(),
  /** Of a file on no note: what it is. */
  title: z.string().optional(),
  mediaType: z.string(),
  size: z.number(),
  /** Of its bytes: the digest of the receipt covers the files by these. */
  sha256: z.string(),
});
export type SentFile = z.infer<typeof sentFile>;

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
      /** On the body map; none in a copy from before they went along. */
      marks: z
        .array(z.object({ part: z.string(), kind: z.enum(injuryKinds), words: z.string() }))
        .default([]),
      /** How many there were on the note. */
      files: z.number(),
      /** Those that went along; none before files did. */
      sentFiles: z.array(sentFile).default([]),
    }),
  ),
  /** Why guardians must not meet it (OSL 12:3), as the school that gives it says; empty: nothing is said. */
  notToGuardians: z.string().default(""),
  /** Files on no note. */
  looseFiles: z.array(sentFile).default([]),
});
export type HistoryContent = z.output<typeof historyContent>;

export const guardReasonLimit = 200;
/** Of what they who ask need to know, and why. */
export const askReasonLimit = 200;

export const historyPlace = (transferId: string, toPupilId: string) => ({
  owner: { kind: "pupil" as const, id: toPupilId },
  place: { table: "history_transfer", row: transferId, column: "sealed_content", version: 1 },
});

/** Why it is asked for. */
export const historyReasonPlace = (transferId: string, toPupilId: string) => ({
  owner: { kind: "pupil" as const, id: toPupilId },
  place: { table: "history_transfer", row: transferId, column: "sealed_reason", version: 1 },
});

/** A file that went along: one key a file, which the receiving pupil's wraps. */
export const historyFilePlace = (fileId: string) => ({
  owner: { kind: "content" as const, id: fileId },
  place: { table: "history_file", row: fileId, column: "chunks", version: 1 },
});

export const historyThumbnailPlace = (fileId: string) => ({
  owner: { kind: "content" as const, id: fileId },
  place: { table: "history_file", row: fileId, column: "sealed_thumbnail", version: 1 },
});

/** On what a school gives notes to another: consent, or the duty at a change of school. */
export const historyGrounds = ["school_change", "consent"] as const;
export type HistoryGround = (typeof historyGrounds)[number];

/** What each ground rests on, in the one table of citations. */
export const historyLaw = {
  school_change: "change_of_school",
  consent: "consent_lifts_secrecy",
} as const satisfies Record<HistoryGround, CitationKey>;
