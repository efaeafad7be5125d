// A form that names a button which its page does not have: 404, and nothing is done or recorded by taking one for another.
import { readdirSync, readFileSync } from "node:fs";
import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { pressed } from "~/form-data";
import { paths } from "~/paths";
import { auditEvent } from "~db/schema/audit.server";
import { historyTransfer } from "~db/schema/history.server";
import { report } from "~db/schema/report.server";
import { betweenSchools } from "~test/factories/between-schools";
import { answeredBy, cookieOf, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport } from "~test/factories/report";
import { aMoment } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

afterEach(() => {
  vi.useRealTimers();
});

const form = (of: Record<string, string>) => {
  const given = new FormData();
  for (const [name, value] of Object.entries(of)) given.set(name, value);
  return given;
};

test("a button is one of those that the form has", () => {
  expect(pressed(form({ do: "send" }), ["send", "refuse"])).toBe("send");
  expect(pressed(form({ way: "leave" }), ["leave", "discard"], "way")).toBe("leave");
  for (const said of ["", "Send", "toString", "send "])
    expect(() => pressed(form({ do: said }), ["send", "refuse"])).toThrow(
      expect.objectContaining({ status: 404 }),
    );
  // Where one of them is named nothing, a form without the field is that one's.
  expect(pressed(form({}), ["", "cancel"])).toBe("");
});

/** What it names is asked again, by name, once it is known to be one of them. */
const asksItself = ["reports.$reportId.tsx", "student-health.$concernId.tsx"];

test("no door reads which button was pressed in any other way", () => {
  const doors = readdirSync("app/routes");
  const reading = doors.filter((door) => /"do"\)/.test(readFileSync(`app/routes/${door}`, "utf8")));
  expect(reading.filter((door) => door !== "uploads.$uploadId.ts")).toEqual(asksItself);
});

test("a request for notes, a report's guard and a draft stand as they stood", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  const { world, oldPrincipal, counsellor, ask } = await betweenSchools();
  openDoorsTo(world);
  const transferId = await ask();
  const reportId = await aReport(counsellor, world.pupilId);
  const said = { do: "perhaps", way: "perhaps", version: "1", key: "k", purpose: "other", reason: "Ja." };
  const doors = [
    {
      door: () => import("~/routes/history-requests.$transferId"),
      path: paths.historyRequest(transferId),
      who: oldPrincipal,
    },
    {
      door: () => import("~/routes/reports.$reportId_.guard"),
      path: paths.reportGuard(reportId),
      who: counsellor,
    },
    {
      door: () => import("~/routes/reports.$reportId_.discard"),
      path: paths.reportDiscard(reportId),
      who: counsellor,
    },
    {
      door: () => import("~/routes/reports.$reportId_.sign"),
      path: paths.reportSign(reportId),
      who: counsellor,
    },
    {
      door: () => import("~/routes/reports.$reportId_.next"),
      path: paths.reportNext(reportId),
      who: counsellor,
    },
  ];
  const cookies = new Map(
    await Promise.all(
      [oldPrincipal, counsellor].map(async (who) => [who, await cookieOf(who.actor, aMoment)] as const),
    ),
  );
  const before = (await world.db.read.select().from(auditEvent)).length;
  for (const { door, path, who } of doors) {
    const { action } = (await door()) as { action: (args: ActionFunctionArgs) => Promise<unknown> };
    const request = posted(path, cookies.get(who) ?? "", said);
    const given = answeredBy([action({ request, params: { transferId, reportId }, context: {} })]);
    expect(await given, path).toEqual([{ status: 404, headers: [], body: "" }]);
  }
  expect(await world.db.read.select().from(auditEvent)).toHaveLength(before);
  const [asked] = await world.db.read.select().from(historyTransfer);
  expect(asked?.status).toBe("asked");
  expect(await world.db.read.select().from(report).where(eq(report.id, reportId))).toHaveLength(1);
});
