import { beforeEach, describe, expect, it } from "vitest";
import { createVault, type Vault } from "~/vault/vault.server";
import { dutiesOn, findAccountByIdentity } from "~db/account.server";
import type { Database } from "~db/database";
import { auditEvent } from "~db/schema/audit.server";
import { invitation } from "~db/schema/operation.server";
import { schoolAuthority } from "~db/schema/school.server";
import { freshDatabase, freshKeyStore } from "~test/factories/database";
import { acceptInvitation, invitationStands } from "./accept-invitation.server";
import { inviteFirstAdministrator } from "./invite-first-administrator.server";

const now = new Date("2026-10-01T08:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 24 * 3600_000);
const input = {
  authority: "Ek kommun",
  legalProfile: "municipal",
  municipalityCode: "1283",
  name: "Ada Ek",
} as const;
const personalNumber = "196201082697";

let db: Database;
let vault: Vault;
beforeEach(async () => {
  db = await freshDatabase();
  vault = createVault(await freshKeyStore(), new Uint8Array(32).fill(7));
});

describe("an invitation for the first administrator", () => {
  it("makes the authority and an administrator, and keeps no code", async () => {
    const invited = await inviteFirstAdministrator({ db, vault, now }, input);
    expect(invited.authorityIsNew).toBe(true);
    expect(invited.code).toMatch(/^([2-9A-Z]{5}-){3}[2-9A-Z]{5}$/);
    expect(JSON.stringify(await db.read.select().from(invitation))).not.toContain(invited.code);
    const accountId = await acceptInvitation({ db, vault, now }, { code: invited.code, personalNumber });
    expect((await dutiesOn(db.read, accountId ?? "", "2026-10-01")).map((duty) => duty.role)).toEqual([
      "authority_administrator",
    ]);
    const [authority] = await db.read.select().from(schoolAuthority);
    const scope = { kind: "authority", id: authority?.id ?? "" } as const;
    const account = await findAccountByIdentity(db.read, await vault.lookup(scope, personalNumber));
    expect(account).toMatchObject({ id: accountId, name: "Ada Ek" });
    const kinds = (await db.read.select().from(auditEvent)).map((event) => event.kind);
    expect(kinds.sort()).toEqual(["invitation.made", "invitation.used"]);
  });

  it("opens once, however the code is typed, and not after a week", async () => {
    const { code } = await inviteFirstAdministrator({ db, vault, now }, input);
    expect(await invitationStands({ db, vault, now: later(8) }, code)).toBe(false);
    expect(await acceptInvitation({ db, vault, now: later(8) }, { code, personalNumber })).toBeNull();
    const typed = code.toLowerCase().replaceAll("-", " ");
    expect(await invitationStands({ db, vault, now }, typed)).toBe(true);
    expect(await acceptInvitation({ db, vault, now }, { code: typed, personalNumber })).not.toBeNull();
    expect(await invitationStands({ db, vault, now }, code)).toBe(false);
    expect(await acceptInvitation({ db, vault, now }, { code, personalNumber })).toBeNull();
  });

  it("adds a second administrator to the authority that stands, and refuses one person two accounts", async () => {
    const first = await inviteFirstAdministrator({ db, vault, now }, input);
    const second = await inviteFirstAdministrator({ db, vault, now }, { ...input, name: "Bo Ek" });
    expect(second.authorityIsNew).toBe(false);
    expect(await db.read.select().from(schoolAuthority)).toHaveLength(1);
    expect(await acceptInvitation({ db, vault, now }, { code: first.code, personalNumber })).not.toBeNull();
    expect(await acceptInvitation({ db, vault, now }, { code: second.code, personalNumber })).toBeNull();
  });

  it("opens nothing for a code that nobody made", async () => {
    expect(await invitationStands({ db, vault, now }, "AAAAA-BBBBB-CCCCC-DDDDD")).toBe(false);
  });
});
