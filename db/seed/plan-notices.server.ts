// What waits for people when the demo begins, and the file on the story's thread.

import { paper } from "./paper.server";
import type { AttachmentRow, HandoverRow, NoticeRow } from "./plan";
import type { ConcernPlan } from "./plan-concerns.server";
import type { PupilPlan } from "./plan-pupils.server";
import type { StaffPlan } from "./plan-staff.server";
import type { Dice } from "./random.server";
import { alvasStory } from "./story.server";

export function planNotices(input: {
  dice: Dice;
  staff: StaffPlan;
  people: PupilPlan;
  concerns: ConcernPlan;
  handovers: HandoverRow[];
  now: Date;
}): { notices: NoticeRow[]; attachments: AttachmentRow[] } {
  const { dice, staff, concerns, handovers } = input;
  const id = (name: string) => staff.accounts.find((a) => a.name === name)?.id as string;
  const notices: NoticeRow[] = [];
  const tell = (
    accountId: string,
    row: Omit<NoticeRow, "id" | "accountId" | "readAt">,
    readAt: Date | null = null,
  ) => notices.push({ id: dice.id(), accountId, ...row, readAt });

  const story = concerns.concerns.slice(0, alvasStory.length);
  const sleepy = story.at(-2);
  const latest = story.at(-1);
  for (const [concern, names] of [
    [sleepy, ["Karin Ström", "Maria Ek"]],
    [latest, ["Per Dahl", "Karin Ström"]],
  ] as const) {
    if (!concern) continue;
    for (const name of names) {
      const { pupilId, id: subjectId, authorId, createdAt } = concern;
      const readAt = name === "Maria Ek" ? createdAt : null;
      tell(id(name), { kind: "concern_told", pupilId, subjectId, createdBy: authorId, createdAt }, readAt);
    }
  }
  for (const handover of handovers.filter((h) => h.status === "proposed" && h.toId)) {
    const { toId, id: subjectId, fromId, createdAt } = handover;
    tell(toId as string, { kind: "handover", pupilId: null, subjectId, createdBy: fromId, createdAt });
  }
  return { notices, attachments: concerns.withFile.map((concernId) => fileOn(dice, concerns, concernId)) };
}

function fileOn(dice: Dice, concerns: ConcernPlan, concernId: string): AttachmentRow {
  const concern = concerns.concerns.find((c) => c.id === concernId);
  if (!concern) throw new Error("A file without its concern");
  return {
    id: dice.id(),
    authorityId: concern.authorityId,
    secrecyArea: concern.secrecyArea,
    pupilId: concern.pupilId,
    concernId,
    addedBy: concern.authorId,
    mediaType: "application/pdf",
    createdAt: concern.createdAt,
    name: "Närvaro de senaste veckorna.pdf",
    content: paper("Närvaro de senaste veckorna", [
      "Påhittade uppgifter i en demonstration.",
      "",
      "Sen ankomst: fem tillfällen, mellan 15 och 45 minuter.",
      "Frånvaro: 11 timmar, varav 3 timmar 20 minuter ogiltig.",
      "Mönster: måndagar och torsdagar, alltid första passet.",
    ]),
  };
}
