// A file of a name that no table has is neither read nor passed over in silence.
import { expect, it } from "vitest";
import { rosterFiles } from "~/domain/roster/table";
import { readRosterFiles } from "./read-roster-files";

const file = (name: string) => ({ name, bytes: new TextEncoder().encode("id\n1\n") });

it("names the files that are none of the roster's, whether or not the others can be read", () => {
  const all = rosterFiles.map((name) => file(`${name.toUpperCase()}.CSV`));
  expect(readRosterFiles([...all, file("Elever kopia.csv")])).toMatchObject({
    ok: true,
    strangers: ["Elever kopia.csv"],
  });
  expect(readRosterFiles([file("elever (1).csv")])).toMatchObject({
    ok: false,
    strangers: ["elever (1).csv"],
  });
  expect(readRosterFiles(all).strangers).toEqual([]);
});
