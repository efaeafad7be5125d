// One planned concern: its category by theme and words, when it was written down, and whether it is done with.
import type { Theme } from "./compose.server";
import type { ConcernRow, LinkRow, PupilRow } from "./plan";
import type { Dice } from "./random.server";

const categoryOf: Record<Theme, ConcernRow["category"]> = {
  late: "lateness",
  absence: "absence",
  tired: "tiredness",
  care: "care",
  health: "other",
  mood: "mood",
  peers: "conflict",
  home: "home",
  contact: "other",
  learning: "learning",
  conduct: "conflict",
  positive: "positive",
};

/** What the words themselves say comes before the theme. */
const categoryByWord: readonly (readonly [RegExp, ConcernRow["category"]])[] = [
  [/chatt|på nätet|spridits|skärmdump|[Ff]ilmad/, "online"],
  [/gräs,|snus|vejp|alkohol|blisterkarta|sluddrigt/, "substance"],
  [/[Bb]låmärke|brutit|[Ss]krubbsår|näsblod|svullnad/, "injury"],
];

export function concernRow(
  dice: Dice,
  note: { pupil: PupilRow; authorId: string; theme: Theme; text: string; occurredAt: Date; now: Date },
): ConcernRow {
  const { pupil, authorId, theme, text, occurredAt, now } = note;
  const soon = occurredAt.getTime() + dice.between(6, 230) * 60_000;
  const createdAt = new Date(Math.min(soon, now.getTime()));
  return {
    id: dice.id(),
    authorityId: pupil.authorityId,
    secrecyArea: "school",
    pupilId: pupil.id,
    authorId,
    circle: "pupil",
    status: "active",
    priority: "no_action",
    category: categoryByWord.find(([words]) => words.test(text))?.[1] ?? categoryOf[theme],
    theme,
    occurredAt,
    createdAt,
    handledAt: null,
    handledBy: null,
    withdrawnAt: null,
    withdrawal: null,
    versions: [{ text, createdAt }],
  };
}

/** What is older than some weeks is mostly done with. */
export function settle(dice: Dice, row: ConcernRow, now: Date): void {
  if (row.priority === "no_action") return;
  const age = (now.getTime() - row.createdAt.getTime()) / 86_400_000;
  if (!dice.chance(age > 60 ? 0.98 : age > 12 ? 0.8 : 0.1)) return;
  const after = dice.between(1, 9) * 86_400_000 + dice.between(0, 300) * 60_000;
  row.handledAt = new Date(Math.min(row.createdAt.getTime() + after, now.getTime()));
  row.handledBy = row.authorId;
}

export function linkRow(dice: Dice, from: ConcernRow, to: ConcernRow): LinkRow {
  return {
    id: dice.id(),
    pupilId: from.pupilId,
    fromId: from.id,
    toId: to.id,
    createdBy: from.authorId,
    createdAt: from.createdAt,
  };
}
