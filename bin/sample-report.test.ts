// npm run sample:report as one meets it on a machine where nothing is yet, and the verification of what it made.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { schemaFaults } from "~test/documents/meets-schema";
import { objectsOf, signaturesOf, textOf } from "~test/documents/read-pdf";
import { freshFolder } from "~test/factories/database";

function ran(args: string[], dataDir: string) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", ...args], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

it("makes a sealed report that verification knows, and nothing else is there", () => {
  const folder = freshFolder();
  const data = join(folder, "data");
  const [out, json] = [join(folder, "x.pdf"), join(folder, "x.json")];
  const made = ran(
    ["bin/make-sample-report.ts", "--out", out, "--json", json, "--pages", "3", "--protected"],
    data,
  );
  expect(made).toMatchObject({ status: 0, stderr: "" });
  expect(made.stdout).toMatch(/3 pages, \d+ bytes, sealed by Demo/);
  const pdf = readFileSync(out);
  expect(signaturesOf(pdf)).toContain("Signature is Valid");
  expect(textOf(pdf)).toContain("Alva Åkerö Žižková");
  for (const from of ["Hemliga gränd", "Registerstad"])
    expect(textOf(pdf) + objectsOf(pdf) + readFileSync(json, "utf8")).not.toContain(from);
  expect(schemaFaults(readFileSync(json, "utf8"))).toEqual([]);
  const verified = ran(["bin/admin.ts", "report:verify", out], data);
  expect(verified.stdout).toMatch(
    /^unaltered\nsealed by: Demo\nsealed at: \S+Z\nsuperseded by a later version: no\n$/,
  );
  expect(verified.status).toBe(0);
});

it.each([
  [[], "--out FILE is missing"],
  [["--out", "x.pdf", "--pages", "0"], "--pages takes a whole number from 1 to 1000"],
  [["--out", "/no/such/folder/x.pdf"], "there is no folder"],
  [["--colour"], "Unknown option '--colour'"],
])("refuses %j in a sentence, with code 2", (args, sentence) => {
  const { status, stderr, stdout } = ran(["bin/make-sample-report.ts", ...args], "/no/such/folder");
  expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({
    status: 2,
    stdout: "",
    lines: 1,
  });
  expect(stderr).toContain(sentence);
});
