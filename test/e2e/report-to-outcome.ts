// Steps 5 to 10 of the main job: report, address, signature, reception, what happens next, figures.
import { type Browser, expect, type Page, test } from "@playwright/test";
import { chromiumTree } from "./chromium-tree";
import { scriptsHeld, signInAs } from "./people";
import { approveOnPhone } from "./phone";

export async function reportToOutcome(browser: Browser): Promise<void> {
  const karin = await signInAs(browser, "Karin Ström");
  await test.step("5. the counsellor assembles a report out of the thread", () => assemble(karin));
  await test.step("6. it finds its municipality and says why", async () => {
    await karin.getByRole("link", { name: /Läs och skriv under/ }).click();
    await expect(karin.getByText("Kramfors").first()).toBeVisible();
    await expect(karin.getByText(/29 kap\. 1 §/).first()).toBeVisible();
  });
  await test.step("7. she reads the very document and signs it", () => sign(karin));
  const reference = await test.step("8. it is sent, stored at the receiver, and a receipt follows", () =>
    send(karin));
  await test.step("8. the reception opens, acknowledges, registers and decides", () =>
    receive(browser, reference));
  await test.step("9. the reporter sees what has happened and what comes", async () => {
    await karin.reload();
    await expect(karin.getByRole("listitem").filter({ hasText: /: öppnad$/ })).toBeVisible();
    await expect(karin.getByRole("button", { name: "Anmäl igen" })).toBeVisible();
  });
  await test.step("10. the analyst sees groups and never a person", async () => {
    const eva = await signInAs(browser, "Eva Norén");
    await eva.goto("/statistics");
    await expect(eva.getByRole("table").first()).toBeVisible();
    await expect(eva.locator("main svg").first()).toBeVisible();
    await expect(eva.locator("body")).not.toContainText("Lindqvist");
    const other = await eva.goto("/reception");
    expect(other?.status()).toBe(404);
  });
  await test.step("11. danger now: four presses and a few words, and it is on its way", () =>
    inDanger(karin));
}

async function assemble(page: Page): Promise<void> {
  await page.goto("/reports/new");
  await page.getByLabel("Elev", { exact: true }).selectOption({ label: "Alva Lindqvist" });
  await page.getByRole("button", { name: "Börja" }).first().click();
  await page.getByRole("link", { name: /Vad du sett och hört/ }).click();
  const entries = page.locator("form", { hasText: "Använd de förkryssade" });
  await entries.getByRole("checkbox").first().check();
  const letScriptsThrough = await scriptsHeld(page, /entry\.client/);
  await entries.getByRole("button", { name: "Använd de förkryssade" }).click();
  const observations = page.locator("#observations");
  await expect(observations).toHaveValue(/Kom 40 minuter sent/);
  await observations.fill("Hon kom sent och hade inte ätit.");
  letScriptsThrough();
  // What was written before the scripts came stands, and saves itself.
  const field = page.locator("fieldset", { has: observations });
  await expect(field.getByRole("status")).toContainText("Sparat");
  await expect(observations).toHaveValue("Hon kom sent och hade inte ätit.");
  await page.getByLabel("Fysiskt våld").check();
  await page.getByRole("button", { name: "Spara och fortsätt" }).click();
}

/** As few presses as there are: pupil, yes, begin, send. */
async function inDanger(page: Page): Promise<void> {
  await page.goto("/reports/new");
  await page.getByLabel("Elev", { exact: true }).selectOption({ label: "Alva Lindqvist" });
  await page.getByText("Ja", { exact: true }).first().click();
  await page.getByRole("button", { name: "Börja" }).first().click();
  await expect(page.getByRole("link", { name: "112" })).toBeVisible();
  await expect(page.getByText("Socialjouren, kvällar, nätter och helger")).toBeVisible();
  await page.getByLabel("Vad är det som brådskar?").fill("Hotet gäller i eftermiddag.");
  await page.getByRole("button", { name: "Skicka anmälan nu" }).click();
  await page.waitForURL(/\/next$/);
}

async function sign(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Till läsning, underskrift och sändning" }).click();
  await expect(page.getByRole("heading", { name: /Anmälan, version/ })).toBeVisible();
  // The viewer gives a screen reader the document's own structure, with its words in it.
  await expect
    .poll(async () => (await chromiumTree(page)).filter((n) => /^(heading|columnheader|rowheader)/.test(n)), {
      timeout: 20_000,
    })
    .toEqual(expect.arrayContaining(["heading Orosanmälan", "columnheader Referens"]));
  // Violence in the family: on paper the document is one neutral line, and as a file it is locked.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Sidan skrivs inte ut.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /Anmälan, version/ })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.getByRole("button", { name: "Skriv under med BankID" }).click();
  await approveOnPhone("Karin Ström");
  await expect(page.getByText(/Underskriven av Karin Ström/)).toBeVisible({ timeout: 20_000 });
}

async function send(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Skicka anmälan" }).click();
  await page.waitForURL(/\/next$/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Framme.", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  const reference = (await page.locator("main").textContent())?.match(
    /Orosanmälan ([2-9A-Z]{3}-[2-9A-Z]{4})/,
  )?.[1];
  expect(reference).toBeDefined();
  return reference ?? "";
}

async function receive(browser: Browser, reference: string): Promise<void> {
  const anna = await signInAs(browser, "Anna Sandell");
  await anna.goto("/reception");
  await anna
    .getByRole("link", { name: /Alva Lindqvist/ })
    .first()
    .click();
  await expect(anna.getByText(reference).first()).toBeVisible();
  await anna.getByRole("link", { name: "Som webbsida" }).click();
  await expect(anna.getByRole("heading", { name: "Vad anmälaren sett och hört" })).toBeVisible();
  await expect(anna.getByRole("link", { name: /JSON/ })).toBeVisible();
  await anna.getByRole("link", { name: `Anmälan ${reference}` }).click();
  await expect(anna.getByText("Hon kom sent och hade inte ätit.").first()).toBeVisible();
  await anna.getByRole("button", { name: "Bekräfta mottagandet" }).click();
  await anna.getByLabel("Diarienummer").fill("SN 2026/1234");
  await anna.getByRole("button", { name: "Diarieför" }).click();
  await anna.getByText("Utredning inledd", { exact: true }).first().click();
  await anna.getByRole("button", { name: "Spara beslutet" }).click();
  await anna.getByText("Stöd med samtycke", { exact: false }).first().click();
  await anna.getByRole("button", { name: "Avsluta utredningen" }).click();
  await expect(anna.getByText("Utredning avslutad").first()).toBeVisible();
}
