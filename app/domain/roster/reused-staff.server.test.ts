// An id that the authority gives to another member of staff gives her nothing of the account that had it.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { account, duty, groupStaff } from "~db/schema/school.server";
import { aRoster, type Roster, rosterRead } from "~test/factories/roster";
import { type Colleague, sameColleague } from "./same-colleague";

const [lisbets, kalles, olles] = ["196201082697", "196205262816", "196209132767"];
const later = new Date(+rosterRead + 86_400_000);
const files = (...rows: string[]) => ({ staff: `id;namn;personnummer;e-post\n${rows.join("\n")}\n` });
const olle = `p2;Olle Berg;${olles};`;
const lisbet = `p1;Lisbet Alm;${lisbets};`;

let house: Roster;
let before: Map<string | null, string>;
const accounts = async () => house.db.read.select().from(account);
const named = async (name: string) => (await accounts()).filter((row) => row.name === name);
const run = (...rows: string[]) => house.run(files(...rows), { at: later });

beforeEach(async () => {
  house = await aRoster();
  await house.run(files(lisbet, olle));
  before = new Map((await accounts()).map((row) => [row.externalId, row.id]));
});

describe("an id of staff.csv that stands for another person than before", () => {
  it("gives her an account of her own; the earlier one's is closed, its duties end, and the import names the line", async () => {
    const kalle = `p1;Kalle Ek;${kalles};`;
    const tried = await house.run(files(kalle, olle), { at: later, dryRun: true });
    expect(tried).toMatchObject({ written: false, reusedIds: { staff: [2], likelyStaff: [] } });
    expect(await named("Kalle Ek")).toEqual([]);
    expect(await run(kalle, olle)).toMatchObject({ written: true, reusedIds: { staff: [2] } });
    const [his] = await named("Kalle Ek");
    expect(his).toMatchObject({ externalId: "p1", closedAt: null });
    expect(his?.id).not.toBe(before.get("p1"));
    const [hers] = await named("Lisbet Alm");
    expect(hers).toMatchObject({ id: before.get("p1"), closedAt: later });
    const duties = await house.db.read
      .select()
      .from(duty)
      .where(eq(duty.accountId, hers?.id ?? ""));
    const groups = await house.db.read
      .select()
      .from(groupStaff)
      .where(eq(groupStaff.accountId, hers?.id ?? ""));
    expect([...duties, ...groups].map((row) => row.endsOn)).toEqual(["2026-10-02", "2026-10-02"]);
    // The same files again have nothing to say.
    expect(await run(kalle, olle)).toMatchObject({
      reusedIds: { staff: [], likelyStaff: [] },
      counts: { accounts: { add: 0, change: 0 } },
    });
    // Who comes back under another id is known by the number.
    await run(kalle, olle, `p7;Lisbet Alm;${lisbets};`);
    expect(await named("Lisbet Alm")).toMatchObject([
      { id: before.get("p1"), externalId: "p7", closedAt: null },
    ]);
  });

  it("without numbers too, where the name is another's; without hers she does not get the account that another signs in to", async () => {
    expect(await run("p1;Kalle Ek;;", olle)).toMatchObject({ reusedIds: { staff: [2] } });
    expect(await named("Kalle Ek")).toMatchObject([{ identityLookup: null }]);
    expect((await named("Kalle Ek"))[0]?.id).not.toBe(before.get("p1"));
  });

  it("two ids that are exchanged follow the numbers, each to its own account", async () => {
    const numbers = new Map((await accounts()).map((row) => [row.id, row.identityLookup]));
    const result = await run(`p1;Olle Berg;${olles};`, `p2;Lisbet Alm;${lisbets};`);
    expect(result).toMatchObject({ reusedIds: { staff: [2, 3] }, counts: { leaving: { staff: 0 } } });
    expect(await named("Lisbet Alm")).toMatchObject([{ id: before.get("p1"), externalId: "p2" }]);
    expect(await named("Olle Berg")).toMatchObject([{ id: before.get("p2"), externalId: "p1" }]);
    expect(new Map((await accounts()).map((row) => [row.id, row.identityLookup]))).toEqual(numbers);
  });

  it("cut wrongly it is mended by the old number: the account is hers again", async () => {
    await run(`p1;Lisbet Ek;${kalles};`, olle);
    expect(await run(`p1;Lisbet Ek;${lisbets};`, olle)).toMatchObject({ written: true });
    const [hers] = (await accounts()).filter((row) => row.externalId === "p1");
    expect(hers).toMatchObject({ id: before.get("p1"), name: "Lisbet Ek", closedAt: null });
  });

  it("what was put right is still hers, and told", async () => {
    expect(await run(`p1;Lisbet Alm;${kalles};`, olle)).toMatchObject({
      reusedIds: { staff: [], likelyStaff: [2] },
    });
    expect(await named("Lisbet Alm")).toMatchObject([{ id: before.get("p1"), externalId: "p1" }]);
  });
});

it("a number is one person; without two it takes the name; what is not sure is told", () => {
  const alm = { identityLookup: "a", name: "Lisbet Alm", email: "alm@ek.example" };
  const as = (over: Partial<Colleague>, of: Partial<Colleague> = {}) =>
    sameColleague({ ...alm, ...of }, { ...alm, ...over });
  expect(as({ name: "Lisbet Ek", email: "ek@ek.example" })).toBe("same");
  expect(as({ name: "Kalle Ek" })).toBe("likely");
  expect(as({ identityLookup: "b" })).toBe("likely");
  expect(as({ identityLookup: "b", email: "other@ek.example" })).toBe("another");
  expect(as({ identityLookup: "b", name: "Lisbet Ek" })).toBe("another");
  expect(as({ identityLookup: null })).toBe("same");
  expect(as({ identityLookup: null, name: "ALM, Lisbet" })).toBe("likely");
  expect(as({ identityLookup: null, email: "other@ek.example" })).toBe("likely");
  expect(as({ identityLookup: null, name: "Lisbet Ek" })).toBe("likely");
  // A mail of the position, or a relative.
  expect(as({ name: "Kalle Ek" }, { identityLookup: null })).toBe("another");
  expect(as({ identityLookup: null, name: "Kalle Alm" })).toBe("another");
});
