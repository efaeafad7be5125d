import { expect, test } from "vitest";
import { titled } from "./titled";

test("a title is in the language of the frame, and in Swedish where the frame could not be read", () => {
  const meta = titled("pupil");
  expect(meta({ matches: [{ id: "root", data: { language: "en" } }] })).toEqual([
    { title: "Pupil · Röda tråden" },
  ]);
  expect(meta({ matches: [{ id: "root", data: undefined }] })).toEqual([{ title: "Elev · Röda tråden" }]);
});
