import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { reportPresence } from "~db/schema/report.server";
import { aReport, refusedAt, sendAsRead } from "~test/factories/report";
import { aWorld, later, type World } from "~test/factories/world";
import { bePresent, forgetPresence } from "./be-present.server";
import { presenceMs } from "./presence";
import { saveReportField } from "./save-report-field.server";

let world: World;
let teacher: StaffCtx;
let counsellor: StaffCtx;
let reportId: string;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
});

const sign = (ctx: StaffCtx, field = "", gone = false) => bePresent(ctx, { reportId, field, gone });
const rows = () => world.db.read.select().from(reportPresence);

describe("who is in a draft", () => {
  it("is seen by the others there, field by field, and who saved what; nobody sees herself", async () => {
    expect((await sign(teacher, "observations")).present).toEqual([]);
    const seen = await sign(later(counsellor, 1000), "strengths");
    expect(seen.present).toEqual([{ name: "Maria Ek", field: "observations" }]);
    expect(seen.saved.observations).toMatchObject({ name: "Maria Ek", version: 1, mine: false });
    await saveReportField(counsellor, { reportId, field: "strengths", value: "Läser.", version: 0 });
    await sign(later(counsellor, 2000), "childView");
    const now = await sign(later(teacher, 3000));
    expect(now.present).toEqual([{ name: "Karin Ström", field: "childView" }]);
    expect(now.saved.strengths).toMatchObject({ name: "Karin Ström", mine: false });
    expect(now.saved.observations).toMatchObject({ mine: true });
  });

  it("is nobody half a minute after her last sign, nor once she has closed the page, and leaves no trail", async () => {
    const audited = (await world.db.read.select().from(auditEvent)).length;
    await sign(teacher, "observations");
    expect((await sign(later(counsellor, presenceMs - 1), "")).present).toHaveLength(1);
    expect((await sign(later(counsellor, presenceMs), "")).present).toEqual([]);
    expect((await rows()).map((r) => r.accountId)).toEqual([counsellor.actor.accountId]);
    await sign(later(counsellor, presenceMs), "", true);
    expect(await rows()).toEqual([]);
    await sign(teacher);
    await forgetPresence(world.db, later(teacher, presenceMs - 1).now);
    expect(await rows()).toHaveLength(1);
    await forgetPresence(world.db, later(teacher, presenceMs).now);
    expect(await rows()).toEqual([]);
    expect((await world.db.read.select().from(auditEvent)).length).toBe(audited);
  });

  it("is for those alone who may read it, holds a field's name and no words, and ends when it is sent", async () => {
    for (const ctx of [await world.staff("principal"), await world.staff("teacher", { group: "mentor" })])
      await expect(sign(ctx)).rejects.toBeInstanceOf(NotVisible);
    expect(await refusedAt(sign(teacher, "Blåmärken på armen"))).toEqual({ form: "form_incomplete" });
    await sign(teacher, "observations");
    await sendAsRead(teacher, reportId);
    expect(await rows()).toEqual([]);
    await sign(teacher, "observations");
    expect(await rows()).toEqual([]);
  });
});
