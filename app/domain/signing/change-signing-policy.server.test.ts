import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { account } from "~db/schema/school.server";
import { refusedAt } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { changeSigningPolicy, readSigningPolicies } from "./change-signing-policy.server";

const asked = {
  kind: "report" as const,
  askedOf: ["principal", "creator"],
  strength: "electronic",
  ground: "Delegationsordningen § 4",
  version: 0,
};

describe("the school authority's policy on signatures", () => {
  it("is read and changed by its administrator, holds for one kind of document, and is logged without its words", async () => {
    const world = await aWorld();
    const administrator = await world.staff("authority_administrator", { name: "Maria Ek" });
    expect(await readSigningPolicies(administrator)).toMatchObject([
      { kind: "report", askedOf: [], version: 0, changed: null },
      { kind: "action_plan", askedOf: [], version: 0 },
    ]);
    await changeSigningPolicy(administrator, asked);
    // The same form once more: nothing is written, and it is answered like the first.
    await changeSigningPolicy(later(administrator, 1000), asked);
    expect(await readSigningPolicies(administrator)).toMatchObject([
      {
        askedOf: ["creator", "principal"],
        strength: "electronic",
        ground: "Delegationsordningen § 4",
        version: 1,
        changed: { by: "Maria Ek" },
      },
      { kind: "action_plan", askedOf: [], version: 0 },
    ]);
    const rows = await world.db.read
      .select({ subject: auditEvent.subject })
      .from(auditEvent)
      .where(eq(auditEvent.kind, "signing.policy-changed"));
    expect(rows).toEqual([{ subject: { authorityId: world.authorityId, signedKind: "report", version: 1 } }]);
  });

  it("overwrites nothing that somebody else wrote meanwhile, and says which words are missing", async () => {
    const world = await aWorld();
    const administrator = await world.staff("authority_administrator");
    await changeSigningPolicy(administrator, asked);
    const stale = changeSigningPolicy(administrator, { ...asked, ground: "En annan grund" });
    expect(await refusedAt(stale)).toEqual({ form: "signing:fault.changedMeanwhile" });
    const groundless = changeSigningPolicy(administrator, { ...asked, ground: "", version: 1 });
    expect(await refusedAt(groundless)).toEqual({ ground: "signing:fault.groundMissing" });
    expect((await readSigningPolicies(administrator))[0]).toMatchObject({ ground: asked.ground, version: 1 });
  });

  it("is nobody else's to read or change, and never another authority's", async () => {
    const world = await aWorld();
    for (const role of ["teacher", "principal", "counsellor"] as const) {
      const ctx = await world.staff(role);
      await expect(readSigningPolicies(ctx)).rejects.toThrow(NotVisible);
      await expect(changeSigningPolicy(ctx, asked)).rejects.toThrow(NotVisible);
    }
    await changeSigningPolicy(await world.staff("authority_administrator"), asked);
    const other = await aWorld();
    const elsewhere = await other.staff("authority_administrator");
    expect((await readSigningPolicies(elsewhere))[0]).toMatchObject({ version: 0 });
    expect(await other.db.read.select().from(account)).not.toEqual([]);
  });
});
