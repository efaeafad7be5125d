// Composes an invented note from hand-written parts. A block of parts begins "= theme ages tone"; a plain line can
// open a note, "-" continues it, ">" says what was done. "{a|b}" is a choice; "#hon" and its like are filled in.
// Parts that name a season are left out in the other months.
import { countGraphemes, noteLimit } from "~/domain/concern/graphemes";
import type { Dice } from "./random.server";
import type { Age } from "./schools.server";
import { arrivalParts } from "./texts/arrival.server";
import { careParts } from "./texts/care.server";
import { homeParts } from "./texts/home.server";
import { learningParts } from "./texts/learning.server";
import { moodParts } from "./texts/mood.server";
import { peersParts } from "./texts/peers.server";
import { positiveParts } from "./texts/positive.server";
import { preschoolParts } from "./texts/preschool.server";
import { studentHealthParts } from "./texts/student-health.server";

export const themes = [
  "late",
  "absence",
  "tired",
  "care",
  "health",
  "mood",
  "peers",
  "home",
  "contact",
  "learning",
  "conduct",
  "positive",
] as const;
export type Theme = (typeof themes)[number];
export type Tone = "positive" | "neutral" | "worry" | "grave";

export interface Block {
  theme: Theme;
  ages: string;
  tone: Tone;
  circle: "pupil" | "student_health";
  open: string[];
  detail: string[];
  after: string[];
}

export function readBlocks(parts: string, circle: Block["circle"]): Block[] {
  return parts
    .split(/^= /m)
    .slice(1)
    .map((block) => {
      const [head = "", ...lines] = block.trim().split("\n");
      const [theme, ages = "", tone] = head.split(" ");
      const marked = (mark: string) => lines.filter((l) => l.startsWith(mark)).map((l) => l.slice(2));
      return {
        theme: theme as Theme,
        ages,
        tone: tone as Tone,
        circle,
        open: lines.filter((l) => !/^[->] /.test(l)),
        detail: marked("- "),
        after: marked("> "),
      };
    });
}

export const blocks: readonly Block[] = [
  ...[
    arrivalParts,
    careParts,
    moodParts,
    peersParts,
    homeParts,
    learningParts,
    positiveParts,
    preschoolParts,
  ].flatMap((parts) => readBlocks(parts, "pupil")),
  ...readBlocks(studentHealthParts, "student_health"),
];

export interface Scene {
  age: Age;
  givenName: string;
  sex: "female" | "male" | "unknown";
  /** Month, 1 to 12. */
  month: number;
  /** "10:20" */
  time: string;
}

const seasons: readonly (readonly [RegExp, readonly number[]])[] = [
  [/minusgrader|snö|ishallen|vantarna|kallt/, [11, 12, 1, 2, 3]],
  [/i höst\b|i höstas|hösten|höstlovet/, [9, 10, 11, 12]],
  [/i somras|i våras|i augusti|i september|i oktober/, [10, 11, 12]],
  [/i sommar\b|i juni|månadsskiftet juni/, [2, 3, 4, 5, 6]],
  [/v\. 4\d/, [10]],
  [/i januari|i vår\b/, [11, 12, 1]],
  [/i maj/, [12, 1, 2, 3, 4]],
];

const subjects: Record<Age, string[]> = {
  f: ["samlingen", "utevistelsen", "målningen"],
  l: ["matten", "svenskan", "idrotten", "bilden", "musiken", "högläsningen", "NO:n"],
  m: ["matten", "svenskan", "engelskan", "idrotten", "slöjden", "SO:n", "NO:n", "bilden", "musiken"],
  h: [
    "matten",
    "svenskan",
    "engelskan",
    "kemin",
    "historian",
    "slöjden",
    "idrotten",
    "spanskan",
    "hemkunskapen",
  ],
  g: [
    "matten",
    "svenskan",
    "engelskan",
    "samhällskunskapen",
    "historian",
    "naturkunskapen",
    "idrotten",
    "karaktärsämnet",
  ],
};

function shiftTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const total = Math.min(23 * 60 + 55, Math.max(7 * 60 + 30, hour * 60 + minute + minutes));
  return `${String(Math.floor(total / 60)).padStart(2, "0")}.${String(total % 60).padStart(2, "0")}`;
}

/** The words that "#" stands for, the same all through one note. */
function wordsFor(dice: Dice, scene: Scene): Record<string, string> {
  const she = {
    female: ["hon", "henne", "hennes"],
    male: ["han", "honom", "hans"],
    unknown: ["hen", "hen", "hens"],
  };
  const [hon = "", henne = "", hennes = ""] = she[scene.sex];
  const adult = dice.pick(["mamma", "pappa"]);
  const minutes = String(dice.pick([10, 12, 15, 20, 25, 30, 35, 40, 45]));
  const given = scene.givenName;
  return {
    namn: given,
    Namn: given,
    namns: /[sxz]$/i.test(given) ? given : `${given}s`,
    hon,
    Hon: capital(hon),
    henne,
    Henne: capital(henne),
    hennes,
    Hennes: capital(hennes),
    vuxen: adult,
    Vuxen: capital(adult),
    vuxens: `${adult}s`,
    syskon: dice.pick(["lillebror", "lillasyster"]),
    Syskon: "Lillebror",
    tid: shiftTime(scene.time, 0),
    senare: shiftTime(scene.time, dice.pick([35, 50, 65, 80, 95, 120])),
    tidigare: shiftTime(scene.time, -dice.pick([15, 20, 25, 30, 40])),
    hämttid: dice.pick(["16.05", "16.20", "16.45", "17.10", "17.30"]),
    min: minutes,
    Min: minutes,
    antal: dice.pick(["fyra", "fem", "sex", "sju"]),
    ordning: dice.pick(["andra", "tredje", "fjärde", "femte"]),
    ämnet: dice.pick(subjects[scene.age]),
  };
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase("sv") + word.slice(1);
}

const choice = /\{([^{}]*)\}/g;

function fill(dice: Dice, part: string, words: Record<string, string>): string {
  let chosen = part;
  while (/\{[^{}]*\}/.test(chosen)) {
    chosen = chosen.replace(choice, (_, options: string) => dice.pick(options.split("|")));
  }
  const filled = chosen.replace(/#(\p{L}+)/gu, (all, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`No word for ${all}`);
    return value;
  });
  return capital(filled.trim());
}

function inSeason(text: string, month: number): boolean {
  return seasons.every(([words, months]) => !words.test(text) || months.includes(month));
}

/** Up to `count` different parts that fit the month, filled in; those not used before come first. */
function draw(dice: Dice, parts: readonly string[], count: number, scene: Drawing): string[] {
  const drawn: string[] = [];
  const fresh = parts.filter((part) => !scene.used.has(part));
  const again = parts.filter((part) => scene.used.has(part));
  for (const part of [...dice.shuffle(fresh), ...dice.shuffle(again)]) {
    if (drawn.length >= count) break;
    const text = fill(dice, part, scene.words);
    if (!inSeason(text, scene.month)) continue;
    scene.used.add(part);
    drawn.push(text);
  }
  return drawn;
}

interface Drawing {
  words: Record<string, string>;
  month: number;
  used: Set<string>;
}

const details = [
  [0, 14],
  [1, 64],
  [2, 17],
  [3, 5],
] as const;
const afters = [
  [0, 3],
  [1, 6],
  [2, 1],
] as const;

/**
 * One note within the limit of 600 characters: most have an opening, what was said, and what was done.
 * `used` holds the parts that the thread has already, and gets this note's.
 */
export function composeNote(dice: Dice, block: Block, scene: Scene, used: Set<string>): string {
  const drawing = { words: wordsFor(dice, scene), month: scene.month, used };
  const sentences = [
    ...draw(dice, block.open, 1, drawing),
    ...draw(dice, block.detail, dice.weigh(details), drawing),
    ...draw(dice, block.after, dice.weigh(afters), drawing),
  ];
  return sentences.reduce((text, sentence) => {
    const longer = text ? `${text} ${sentence}` : sentence;
    // A text never has more characters than code units.
    return longer.length <= noteLimit || countGraphemes(longer) <= noteLimit ? longer : text;
  }, "");
}
