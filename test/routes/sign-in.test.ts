// BankID's way in through the doors: invited people of a school authority and of social services, and somebody who has
// accounts in several places.
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signedIn } from "~/access/session.server";
import { closeAccount } from "~/domain/staff/close-account.server";
import { inviteFirstAdministrator } from "~/domain/staff/invite-first-administrator.server";
import { inviteSocialServices } from "~/domain/staff/invite-social-services.server";
import { loader as choices, action as choose } from "~/routes/sign-in_.choose";
import { action as signOut } from "~/routes/sign-out";
import { createVault } from "~/vault/vault.server";
import { auditEvent } from "~db/schema/audit.server";
import { session, signingOrder } from "~db/schema/operation.server";
import { account } from "~db/schema/school.server";
import { freshDatabase, freshKeyStore } from "~test/factories/database";
import { openDoorsTo } from "~test/factories/open-house";
import {
  aBrowser,
  ada,
  aPhone,
  type Browser,
  bo,
  type Phone,
  signsIn,
  through,
  usesInvitation,
} from "~test/factories/sign-in";
import { aMoment } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const minute = 60_000;
const bare = { params: {}, context: {} };
const wait = (ms: number) => vi.setSystemTime(Date.now() + ms);
let house: Awaited<ReturnType<typeof aHouse>>;
let phone: Phone;

async function aHouse() {
  const db = await freshDatabase();
  const vault = createVault(await freshKeyStore(), randomBytes(32));
  return { db, vault, now: aMoment };
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  house = await aHouse();
  phone = aPhone(ada);
  openDoorsTo(house, { signing: phone.port });
});
afterEach(() => {
  vi.useRealTimers();
});

const administrator = (authority: string) =>
  inviteFirstAdministrator(house, {
    authority,
    legalProfile: "municipal",
    municipalityCode: null,
    name: "Ada Ek",
  });
const socialWorker = (municipalityCode = "2282", unit: string | null = null) =>
  inviteSocialServices(house, { municipalityCode, name: "Ada Ek", role: "reception", unit });
const whoIn = async (browser: Browser) => (await signedIn(browser.get("/"), new Date()))?.actor ?? null;

/** The person of the phone takes the invitation up, and signs out. */
async function takeUp(code: string): Promise<string> {
  const browser = aBrowser();
  expect(await usesInvitation(browser, code)).toBe("/");
  return (await whoIn(browser))?.accountId ?? "";
}

async function offered(browser: Browser) {
  const answer = await through(browser, choices({ request: browser.get("/sign-in/choose"), ...bare }));
  return typeof answer === "string" ? answer : (answer as Awaited<ReturnType<typeof choices>>).accounts;
}

const chooses = (browser: Browser, accountId: string) =>
  through(browser, choose({ request: browser.post("/sign-in/choose", { accountId }), ...bare }));

describe("an invitation", () => {
  test("lets social services begin: the account is the municipality's, and signs in again by BankID alone", async () => {
    const { code, municipality } = await socialWorker("2282", "Mottagningen barn");
    expect(municipality).toBe("Kramfors");
    const browser = aBrowser();
    expect(await usesInvitation(browser, code)).toBe("/");
    const actor = { kind: "social", municipalityCode: "2282", roles: ["reception"], name: "Ada Ek" };
    expect(await whoIn(browser)).toMatchObject(actor);
    const again = aBrowser();
    expect(await signsIn(again)).toBe("/");
    expect(await whoIn(again)).toMatchObject(actor);
    const rows = await house.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "invitation.used"));
    expect(rows).toMatchObject([{ actorKind: "social", municipalityCode: "2282", authorityId: null }]);
  });

  test("of no municipality's code is refused, and makes nothing", async () => {
    await expect(socialWorker("9999")).rejects.toMatchObject({
      errors: { municipality: { key: "municipality_unknown" } },
    });
    expect(await house.db.read.select().from(account)).toEqual([]);
  });

  test("that opens nothing is told beside its field before BankID is asked", async () => {
    const browser = aBrowser();
    const answer = await usesInvitation(browser, "AAAAA-BBBBB-CCCCC-DDDDD");
    expect(answer).toMatchObject({
      data: { errors: { code: { key: "code_wrong" } }, values: { code: "AAAAA-BBBBB-CCCCC-DDDDD" } },
      init: { status: 422 },
    });
    expect(phone.orders).toBe(0);
  });

  test("brings back to social services whoever had left them, to the new account alone", async () => {
    const before = await takeUp((await socialWorker("2282")).code);
    await closeAccount(house, { accountId: before });
    expect(await signsIn(aBrowser())).toEqual({ state: "unknown" });
    const after = await takeUp((await socialWorker("2282")).code);
    expect(after).not.toBe(before);
    const browser = aBrowser();
    expect(await signsIn(browser)).toBe("/");
    expect(await whoIn(browser)).toMatchObject({ kind: "social", accountId: after });
  });

  test("to a closed account opens nothing", async () => {
    const { code } = await socialWorker();
    const [row] = await house.db.read.select().from(account);
    expect(await closeAccount(house, { accountId: row?.id ?? "" })).toBe(0);
    expect(await usesInvitation(aBrowser(), code)).toEqual({ state: "unknown" });
    const [after] = await house.db.read.select().from(account);
    expect(after?.identityLookup).toBeNull();
  });
});

describe("somebody with several accounts", () => {
  async function threeAccounts() {
    const first = await takeUp((await administrator("Eks kommun")).code);
    const second = await takeUp((await administrator("Björkskolan AB")).code);
    const social = await takeUp((await socialWorker("2282", "Mottagningen barn")).code);
    return { first, second, social };
  }

  test("chooses after BankID, and is nobody until then", async () => {
    const { first, second, social } = await threeAccounts();
    const browser = aBrowser();
    expect(await signsIn(browser, "/todo")).toBe("/sign-in/choose");
    expect(await whoIn(browser)).toBeNull();
    const administratorAt = (organisation: string, accountId: string) => ({
      accountId,
      organisation,
      kind: "staff",
      duties: [{ role: "authority_administrator", place: "" }],
      current: false,
    });
    expect(await offered(browser)).toEqual(
      expect.arrayContaining([
        administratorAt("Eks kommun", first),
        administratorAt("Björkskolan AB", second),
        {
          accountId: social,
          organisation: "Kramfors",
          kind: "social",
          duties: [{ role: "reception", place: "Mottagningen barn" }],
          current: false,
        },
      ]),
    );
    expect(await chooses(browser, social)).toBe("/");
    expect(await whoIn(browser)).toMatchObject({ kind: "social", accountId: social });
  });

  test("changes later without a new BankID, never beyond the twelve hours that it gave", async () => {
    const { first, second } = await threeAccounts();
    const browser = aBrowser();
    await signsIn(browser);
    const asked = phone.orders;
    await chooses(browser, first);
    for (let i = 0; i < 14; i += 1) {
      wait(50 * minute);
      expect(await chooses(browser, i % 2 === 0 ? second : first)).toBe("/");
    }
    expect(await whoIn(browser)).toMatchObject({ kind: "staff", accountId: first });
    expect((await offered(browser)) as object[]).toContainEqual(
      expect.objectContaining({ accountId: first, current: true }),
    );
    expect(phone.orders).toBe(asked);
    wait(21 * minute);
    expect(await whoIn(browser)).toBeNull();
    expect(await chooses(browser, second)).toBe("/sign-in");
  });

  test("chooses no account any longer whose number is corrected meanwhile", async () => {
    const { first, second } = await threeAccounts();
    const browser = aBrowser();
    await signsIn(browser);
    await chooses(browser, first);
    await house.db.write((tx) =>
      tx.update(account).set({ identityLookup: "another" }).where(eq(account.id, second)),
    );
    expect(await offered(browser)).not.toContainEqual(expect.objectContaining({ accountId: second }));
    expect(await chooses(browser, second)).toBe("/sign-in");
    expect(await whoIn(browser)).toMatchObject({ accountId: first });
  });

  test("comes back to the page that was asked for only as the one who asked", async () => {
    const { first, second } = await threeAccounts();
    const browser = aBrowser();
    await signsIn(browser);
    await chooses(browser, first);
    wait(61 * minute);
    expect(await signsIn(browser, "/roster")).toBe("/sign-in/choose");
    const twin = aBrowser();
    for (const [name, pair] of browser.jar) twin.jar.set(name, pair);
    expect(await chooses(browser, first)).toBe("/roster");
    wait(61 * minute);
    expect(await signsIn(twin, "/roster")).toBe("/sign-in/choose");
    expect(await chooses(twin, second)).toBe("/");
  });

  test("is asked again when the ten minutes after BankID have passed, and after signing out", async () => {
    const { first, second } = await threeAccounts();
    const late = aBrowser();
    await signsIn(late);
    wait(10 * minute);
    expect(await chooses(late, first)).toBe("/sign-in");
    expect(await offered(late)).toBe("/sign-in");

    const browser = aBrowser();
    await signsIn(browser);
    await chooses(browser, first);
    const before = new Map(browser.jar);
    expect(await through(browser, signOut({ request: browser.post("/sign-out"), ...bare }))).toBe("/sign-in");
    expect(browser.jar.has("accounts")).toBe(false);
    for (const [name, pair] of before) browser.jar.set(name, pair);
    expect(await chooses(browser, second)).toBe("/sign-in");
    const kept = await house.db.read.select().from(signingOrder).where(eq(signingOrder.status, "complete"));
    expect(kept.filter((row) => row.purpose === "choose_account" && row.version === 2)).toEqual([]);
  });

  test("cannot choose another's account, another browser's choice or a closed account", async () => {
    const { first, second } = await threeAccounts();
    phone.holder = bo;
    const others = await takeUp((await socialWorker("1280")).code);
    phone.holder = ada;
    const browser = aBrowser();
    await signsIn(browser);
    expect(await chooses(browser, others)).toBe("/sign-in");
    const stranger = aBrowser();
    const [id] = await house.db.read.select().from(signingOrder).where(eq(signingOrder.status, "pending"));
    const forged = Buffer.from(JSON.stringify({ id: id?.id, browser: "guessed" })).toString("base64");
    stranger.jar.set("accounts", `accounts=${encodeURIComponent(forged)}`);
    expect(await chooses(stranger, first)).toBe("/sign-in");
    await closeAccount(house, { accountId: first });
    expect(JSON.stringify(await offered(browser))).not.toContain(first);
    expect(await chooses(browser, first)).toBe("/sign-in");
    expect(await chooses(browser, second)).toBe("/");
  });

  test("leaves no choice to whoever signs in at the same browser afterwards", async () => {
    const { first } = await threeAccounts();
    const browser = aBrowser();
    await signsIn(browser);
    await chooses(browser, first);
    phone.holder = bo;
    const others = await takeUp((await socialWorker("1280")).code);
    const next = aBrowser();
    expect(await signsIn(next)).toBe("/");
    next.jar.set("accounts", browser.jar.get("accounts") ?? "");
    expect(await whoIn(next)).toMatchObject({ accountId: others });
    expect(await chooses(next, first)).toBe("/sign-in");
    expect(await signsIn(next)).toBe("/");
    expect(next.jar.has("accounts")).toBe(false);
  });
});

test("closing an account ends its sessions, and leaves one account to sign in to without a choice", async () => {
  const first = await takeUp((await administrator("Eks kommun")).code);
  const social = await takeUp((await socialWorker()).code);
  const browser = aBrowser();
  await signsIn(browser);
  await chooses(browser, social);
  const standing = () => house.db.read.select().from(session).where(eq(session.accountId, social));
  expect((await standing()).length).toBeGreaterThan(0);
  expect(await closeAccount(house, { accountId: social })).toBeGreaterThan(0);
  expect(await standing()).toEqual([]);
  expect(await whoIn(browser)).toBeNull();
  expect(await closeAccount(house, { accountId: social })).toBeNull();
  expect(await signsIn(browser)).toBe("/");
  expect(await whoIn(browser)).toMatchObject({ accountId: first });
});
