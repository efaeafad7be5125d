// The largest transfer between two schools, 200 MB of files, beside one of 20 MB: how long it takes, the longest turn during
// which nobody else is answered, and how much memory it asks for.
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { askForHistory } from "~/domain/history/ask-for-history.server";
import { readHistoryRequest } from "~/domain/history/decide-history.server";
import { historyTransfer } from "~db/schema/history.server";
import { betweenSchools } from "~test/factories/between-schools";
import { logged } from "~test/factories/logged";
import { measure } from "./measure";

const megabyte = 1_000_000;
const rounds = 3;

it("sends 200 MB, and 20 MB", async () => {
  const { world, newPrincipal, oldPrincipal, oldTeacher, toPupilId, send } = await betweenSchools();
  const notes: string[] = [];
  for (let note = 0; note < 2; note += 1) {
    const files = Array.from({ length: 5 }, (_, i) => ({
      name: `Brev ${i}.txt`,
      bytes: Buffer.from(randomBytes(10 * megabyte).toString("hex")),
    }));
    notes.push(await logged(oldTeacher, world.pupilId, { files }));
  }
  let most = 0;
  const sent = (files: number) => async () => {
    await askForHistory(newPrincipal, { pupilId: toPupilId, schoolUnitId: world.schoolUnitId });
    const rows = await world.db.read.select().from(historyTransfer);
    const transferId = rows.find((row) => row.status === "asked")?.id ?? "";
    const { entries } = await readHistoryRequest(oldPrincipal, { transferId });
    const offered = entries.filter(({ id }) => notes.includes(id)).flatMap((entry) => entry.files);
    const fileIds = offered.map(({ id }) => id).slice(0, files);
    const before = process.memoryUsage().rss;
    const turns = watched(() => {
      most = Math.max(most, process.memoryUsage().rss - before);
    });
    await send(transferId, { entryIds: notes, fileIds });
    return turns.end();
  };
  await measure({
    ...{ name: "time of a transfer of 200 MB", reference: "one of 20 MB", rounds },
    ...{ measured: sent(10), against: sent(1) },
  });
  await measure({
    ...{ name: "longest turn of a transfer of 200 MB", reference: "one of 20 MB", rounds, of: "given" },
    ...{ measured: sent(10), against: sent(1) },
  });
  process.stdout.write(`memory asked for at most: ${(most / megabyte).toFixed(0)} MB\n`);
  expect(most).toBeLessThan(100 * megabyte);
});

/** The longest time between two turns of the event loop, in milliseconds, until the end. */
function watched(atEach: () => void) {
  let [last, longest, going] = [performance.now(), 0, true];
  const turn = () => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
    atEach();
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  const end = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    going = false;
    return longest;
  };
  return { end };
}
