// The command as people run it: a process of its own, with no configuration, in no installation.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "./run-command.mjs";

/** A configuration that would stop whatever reads it, and a home where nothing may appear. */
function nowhere() {
  const home = mkdtempSync(join(tmpdir(), "route-"));
  const { PATH } = process.env;
  return { home, env: { PATH, HOME: home, DATA_DIR: join(home, "data"), DB_ENGINE: "neither" } };
}

function run(...args: string[]) {
  const { home, env } = nowhere();
  const done = spawnSync(process.execPath, ["--import", "tsx", "bin/admin.ts", "route", ...args], {
    cwd: projectRoot,
    env: env as unknown as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  return { code: done.status, out: done.stdout, err: done.stderr, left: readdirSync(home) };
}

describe("npm run -s admin -- route", () => {
  it("prints one JSON object and nothing else, through npm, and leaves nothing behind", () => {
    const { home, env } = nowhere();
    const done = spawnSync("npm", ["run", "-s", "admin", "--", "route", "--residence", "2282"], {
      cwd: projectRoot,
      env: {
        ...env,
        npm_config_cache: join(home, ".npm"),
        npm_config_update_notifier: "false",
      } as unknown as NodeJS.ProcessEnv,
      encoding: "utf8",
    });
    expect(JSON.parse(done.stdout)).toEqual({
      decision: "by-rule",
      municipality: { code: "2282", name: "Kramfors" },
      unit: null,
      channel: null,
      ground: "29 kap. 1 § socialtjänstlagen (2025:400)",
      explanation: "Barnet bor i Kramfors. Bosättningskommunen har ansvaret.",
      phoneNow: null,
    });
    expect(readdirSync(home)).not.toContain("data");
  });

  it.each([
    ["placed by another", ["--residence", "2282", "--placed-by", "2281"], "2281", null],
    ["staying, residence unknown", ["--residence", "unknown", "--stays-in", "2480"], "2480", null],
    ["staying elsewhere, acute", ["--residence", "2282", "--stays-in", "2480", "--acute"], "2282", "2480"],
    ["acute at home", ["--residence", "2282", "--acute"], "2282", "2282"],
    ["the school's own at last", ["--residence", "unknown", "--school-in", "2283"], "2283", null],
  ])("%s", (_what, args, responsible, phone) => {
    const { code, out } = run(...args);
    const said = JSON.parse(out);
    expect([code, said.decision, said.municipality.code, said.phoneNow?.code ?? null]).toEqual([
      0,
      "by-rule",
      responsible,
      phone,
    ]);
  });

  it("names the unit of a known district, and says so where the district is not known", () => {
    const known = JSON.parse(run("--residence", "0180", "--district", "rinkeby-kista").out);
    expect([known.unit, known.channel]).toEqual(["Järva stadsdelsförvaltning", null]);
    const unknown = JSON.parse(run("--residence", "0180", "--district", "Hisingen").out);
    expect(unknown.unit).toBeNull();
    expect(unknown.explanation).toContain("flera mottagningar");
  });

  it.each(["sekretessmarkering", "skyddad-folkbokforing"])("names no municipality at %s", (kind) => {
    const everything = ["--placed-by", "2281", "--stays-in", "2480", "--school-in", "2283", "--acute"];
    const { code, out } = run(
      "--residence",
      "2282",
      ...everything,
      "--district",
      "Centrum",
      "--protected",
      kind,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      decision: "by-person",
      municipality: null,
      unit: null,
      channel: null,
      phoneNow: null,
    });
    expect(out).not.toMatch(/Kramfors|Sundsvall|Umeå|Sollefteå|22\d\d|2480/);
  });

  it.each([
    ["an unknown code", ["--residence", "9999"], "9999"],
    ["three digits", ["--residence", "180"], "180"],
    ["an unknown code beside a good one", ["--residence", "2282", "--stays-in", "0000"], "0000"],
    ["an unknown kind", ["--residence", "2282", "--protected", "hemlig"], "hemlig"],
    ["an inherited name as kind", ["--residence", "2282", "--protected", "constructor"], "constructor"],
    ["no residence", [], "--residence"],
    ["an option that does not exist", ["--residence", "2282", "--home", "2282"], "--home"],
  ])("%s: exit 2, a sentence on standard error, nothing on standard output", (_what, args, named) => {
    const { code, out, err, left } = run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(named);
    expect(err).not.toMatch(/\n\s+at /);
    expect(left).toEqual([]);
  });
});
