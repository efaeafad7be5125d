// A process that writes without end, several units at a time, and says each one's number once it is acknowledged.
// Run by killed-writer.test.ts, which kills it.
import { writeSync } from "node:fs";
import { openDatabase } from "~db/engine.server";
import { schoolAuthority, schoolUnit } from "~db/schema/school.server";

const [url = "", run = ""] = process.argv.slice(2);
const database = await openDatabase(url);
let next = 0;

async function writeOn(): Promise<never> {
  for (;;) {
    const id = `${run}-${next++}`;
    await database.write(async (tx) => {
      await tx.insert(schoolAuthority).values({ id, name: "Norra", legalProfile: "municipal" });
      await tx
        .insert(schoolUnit)
        .values({ id, authorityId: id, name: "Norra skolan", kind: "compulsory", municipalityCode: "0180" });
    });
    writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, writeOn));
