// A sealed report of invented content, made, sealed and registered by the very code that makes every report: for trying
// and measuring. Nothing of it is in the database but its digests. The installation that is configured, else a demo's in
// DATA_DIR, which is made where there is none. Wrong arguments: exit 2 and a sentence.
import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ComposedReport } from "../app/domain/report/compose-report.server";
import type { Words } from "../app/domain/report/words";
import { ownInstallation } from "./own-installation";

const mostPages = 1_000;

class Refused extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}

interface Asked {
  out: string;
  json: string | null;
  pages: number | null;
  isProtected: boolean;
}

function asked(args: string[]): Asked {
  const { values } = parse(args);
  if (!values.out) throw new Refused("--out FILE is missing: where is the PDF to be written?", 2);
  const pages = values.pages ?? null;
  const count = Number(pages);
  if (pages !== null && !(/^\d{1,6}$/.test(pages) && count >= 1 && count <= mostPages))
    throw new Refused(
      `--pages takes a whole number from 1 to ${mostPages}, not ${JSON.stringify(pages)}.`,
      2,
    );
  return {
    out: writable("--out", values.out),
    json: values.json ? writable("--json", values.json) : null,
    pages: pages === null ? null : count,
    isProtected: values.protected ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        out: { type: "string" },
        json: { type: "string" },
        pages: { type: "string" },
        protected: { type: "boolean" },
      },
      strict: true,
    });
  } catch (error) {
    throw new Refused(
      `${(error as Error).message.split(". ")[0]}. Use: npm run sample:report -- --out FILE [--json FILE] [--pages N] [--protected]`,
      2,
    );
  }
}

function writable(option: string, name: string): string {
  const file = resolve(name);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new Refused(`${option}: ${name} is a folder.`, 2);
  if (!existsSync(dirname(file))) throw new Refused(`${option}: there is no folder ${dirname(name)}.`, 2);
  return file;
}

const pagesOf = (pdf: Uint8Array) =>
  Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(Buffer.from(pdf).toString("latin1"))?.[1] ?? 0);

/** So many notes that the document has the pages asked for; as near as can be where it cannot be exact. */
async function composed(ask: Asked, compose: (entries: number, short: boolean) => Promise<ComposedReport>) {
  if (ask.pages === null) return compose(6, false);
  const wanted = ask.pages;
  const least = pagesOf((await compose(0, false)).pdf);
  const short = wanted < least;
  let [low, high] = [0, wanted * 8];
  let best = await compose(short ? 0 : high, short);
  while (pagesOf(best.pdf) !== wanted && low < high) {
    const middle = Math.floor((low + high) / 2);
    best = await compose(middle, short);
    const pages = pagesOf(best.pdf);
    if (pages < wanted) low = middle + 1;
    else high = middle;
  }
  return best;
}

async function main(): Promise<void> {
  const ask = asked(process.argv.slice(2));
  // Read by what opens the house.
  if (ownInstallation().mode === "demo") process.env.APP_MODE = "demo";
  const [
    { house, closeHouse },
    { organisationSeal },
    { composeReport },
    register,
    { makeReference },
    content,
    text,
  ] = await Promise.all([
    import("../app/house.server"),
    import("../app/access/organisation-seal.server"),
    import("../app/domain/report/compose-report.server"),
    import("../app/domain/seal/register-sealed.server"),
    import("../app/domain/report/reference"),
    import("./sample-content"),
    import("./sample-words"),
  ]);
  const now = new Date();
  const words: Words = text.sampleWords();
  const reference = makeReference(randomBytes(8));
  try {
    const { db } = await house();
    const seal = await organisationSeal(now);
    if (!seal) throw new Refused("No seal can be used here: see npm run admin -- seal:make.", 1);
    const { pdf, twin } = await composed(ask, (entries, short) =>
      composeReport(
        content.sampleParts(words, { entries, short, isProtected: ask.isProtected, reference, now }),
        words,
      ),
    );
    const file = await seal(pdf);
    const entry = register.sealedEntry(file, { kind: "sample", seriesId: reference, at: now });
    if (!entry) throw new Refused("The document could not be sealed; the reason stands above.", 1);
    await db.write((tx) => register.registerSealed(tx, [entry, register.dataEntry(twin, entry)]));
    await writeFile(ask.out, file);
    if (ask.json) await writeFile(ask.json, twin);
    process.stdout.write(
      `${ask.out}: ${pagesOf(pdf)} pages, ${file.length} bytes, sealed by ${entry.row.sealedBy}, SHA-256 ${entry.row.sha256}\n`,
    );
  } finally {
    await closeHouse();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const told = error instanceof Refused || (error instanceof Error && error.name === "EnvironmentError");
  process.stderr.write(`${error instanceof Error ? (told ? error.message : error.stack) : error}\n`);
  process.exit(error instanceof Refused ? error.exitCode : 1);
}
