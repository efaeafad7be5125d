import { expect, it } from "vitest";
import { countGraphemes, noteLimit } from "~/domain/concern/graphemes";
import { type Block, blocks, composeNote, readBlocks, themes } from "./compose.server";
import { rollDice } from "./random.server";

const scene = { age: "m", givenName: "Alva", sex: "female", month: 11, time: "10:20" } as const;

it("stops before the limit, at the end of a sentence", () => {
  const sentence = (letter: string) => `${letter.repeat(249)}.`;
  const block = {
    ...readBlocks("= late m worry\n", "pupil")[0],
    open: [sentence("A")],
    detail: [sentence("B"), sentence("C"), sentence("D")],
    after: [sentence("E"), sentence("F")],
  } as Block;
  for (let i = 0; i < 60; i += 1) {
    const text = composeNote(rollDice(`note ${i}`), block, scene, new Set());
    expect(countGraphemes(text)).toBeLessThanOrEqual(noteLimit);
    expect(text).toMatch(/\.$/);
  }
});

it("fills in choices within choices, and the child's pronouns and name", () => {
  const [block] = readBlocks(
    "= late m worry\n#Namn {kom {sent|tidigt}|gick}. #Hon tog #hennes bok.",
    "pupil",
  );
  const texts = Array.from({ length: 30 }, (_, i) =>
    composeNote(rollDice(`${i}`), block as Block, { ...scene, sex: i % 2 ? "male" : "female" }, new Set()),
  );
  expect([...new Set(texts)].sort()).toEqual([
    "Alva gick. Han tog hans bok.",
    "Alva gick. Hon tog hennes bok.",
    "Alva kom sent. Han tog hans bok.",
    "Alva kom sent. Hon tog hennes bok.",
    "Alva kom tidigt. Han tog hans bok.",
    "Alva kom tidigt. Hon tog hennes bok.",
  ]);
});

it("takes parts that the thread does not have before those it has", () => {
  const [block] = readBlocks("= late m worry\nEtt.\nTvå.\nTre.", "pupil");
  const used = new Set<string>();
  const texts = Array.from({ length: 3 }, (_, i) =>
    composeNote(rollDice(`${i}`), block as Block, scene, used),
  );
  expect(texts.sort()).toEqual(["Ett.", "Tre.", "Två."]);
});

it("leaves out what belongs to another season", () => {
  const [block] = readBlocks("= care m worry\nKom utan jacka fast det snöade.\nKom utan matsäck.", "pupil");
  const inMay = Array.from({ length: 20 }, (_, i) =>
    composeNote(rollDice(`${i}`), block as Block, { ...scene, month: 5 }, new Set()),
  );
  expect(new Set(inMay)).toEqual(new Set(["Kom utan matsäck."]));
});

it("has worrying, neutral and good notes for every age, and each block something to begin with", () => {
  for (const age of "flmhg") {
    const tones = new Set(blocks.filter((b) => b.ages.includes(age)).map((b) => b.tone));
    expect(tones).toEqual(new Set(["positive", "neutral", "worry", "grave"]));
  }
  expect(blocks.filter((b) => b.open.length < 2 || !themes.includes(b.theme))).toEqual([]);
});
