// Two people write one report in two browsers: they see each other, both texts of one field survive, a comment is made and
// settled; a third signs. What the doors refuse and keep is tested beside them; here it is what people see.
import { type Browser, expect, type Page, test } from "@playwright/test";
import { signInAs } from "./people";
import { approveOnPhone } from "./phone";

const mariasText = "Hon kom utan jacka i snön.";
const karinsText = "Hon var ledsen efter rasten.";

async function begin(browser: Browser): Promise<{ maria: Page; path: string }> {
  const maria = await signInAs(browser, "Maria Ek");
  await maria.goto("/reports/new");
  await maria.getByLabel("Elev", { exact: true }).selectOption({ label: "Alva Lindqvist" });
  await maria.getByRole("button", { name: "Börja" }).first().click();
  await maria.waitForURL(/\/reports\/[0-9a-f-]{36}/);
  const path = `${new URL(maria.url()).pathname}?section=observed`;
  await maria.goto(path);
  return { maria, path };
}

const question = (page: Page, id: string) => page.locator(".asked", { has: page.locator(`#${id}`) });

async function bothWrite(maria: Page, karin: Page): Promise<void> {
  await karin.locator("#observations").focus();
  await maria.locator("#childsWords").focus();
  await expect(question(maria, "observations")).toContainText("Karin Ström är i det här fältet nu.");
  await maria.locator("#observations").fill(mariasText);
  await maria.locator("#childsWords").focus();
  await expect(question(maria, "observations")).toContainText("Sparat");
  await karin.locator("#observations").fill(karinsText);
  await karin.locator("#childsWords").focus();
  const note = karin.getByRole("alert");
  await expect(note).toContainText(mariasText);
  await expect(karin.locator("#observations")).toHaveValue(karinsText);
  // What she goes on to write is not saved over the other's until she has said so.
  await karin.locator("#observations").press("End");
  await karin.locator("#observations").pressSequentially(" Hon grät.");
  await karin.locator("#childsWords").focus();
  await expect(note).toContainText(mariasText);
  await note.getByRole("button", { name: /Lägg till den sparade/ }).click();
  await expect(question(karin, "observations")).toContainText("Sparat");
  await maria.reload();
  await expect(maria.locator("#observations")).toHaveValue(`${karinsText} Hon grät.\n\n${mariasText}`);
}

/** A field that was saved once and is rewritten by another: an answer elsewhere reads the page anew, and nothing is lost. */
async function rewritten(maria: Page, karin: Page): Promise<void> {
  await maria.locator("#whyNow").fill("Marias skäl.");
  await maria.locator("#childsWords").focus();
  await expect(question(maria, "whyNow")).toContainText("Sparat");
  await karin.reload();
  await karin.locator("#whyNow").fill("Karins skäl.");
  await karin.locator("#childsWords").focus();
  await expect(question(karin, "whyNow")).toContainText("Sparat");
  await maria.getByLabel("Ja", { exact: true }).last().check();
  await maria.locator("#childsWords").focus();
  await expect(maria.locator("#policeReportNumber")).toBeVisible();
  await expect(maria.locator("#whyNow")).toHaveValue("Karins skäl.");
}

/** Closed in the midst of a sentence, within the pause that is waited for: it is saved as the page goes. */
async function leftInTheMidst(maria: Page, path: string): Promise<void> {
  await maria.locator("#whyNow").fill("Det sista hon skrev.");
  await maria.goto("/todo");
  await expect(async () => {
    await maria.goto(path);
    await expect(maria.locator("#whyNow")).toHaveValue("Det sista hon skrev.", { timeout: 1000 });
  }).toPass();
}

async function comment(maria: Page, karin: Page): Promise<void> {
  const asked = question(karin, "observations");
  await asked.getByText("Kommentera").first().click();
  await asked.getByLabel("Kommentar till ”Vad har du sett och hört?”").fill("Vilken dag var det?");
  await asked.getByRole("button", { name: "Lämna kommentaren" }).click();
  await karin.waitForURL(/#observations$/);
  await maria.goto("/todo");
  await maria.getByRole("link", { name: /skrivit en kommentar/ }).click();
  await maria
    .getByRole("link", { name: /Vad du sett och hört/ })
    .first()
    .click();
  const seen = question(maria, "observations");
  await expect(seen).toContainText("Vilken dag var det?");
  await seen.getByRole("button", { name: "Klart" }).click();
  await expect(question(maria, "observations")).toContainText("1 kommentar är klar");
}

async function thirdSigns(browser: Browser, path: string): Promise<void> {
  const tomas = await signInAs(browser, "Tomas Rask");
  await tomas.goto(path.replace("?section=observed", "/sign"));
  await expect(tomas.getByRole("heading", { name: /Anmälan, version/ })).toBeVisible();
  await expect(tomas.locator("main")).not.toContainText("Vilken dag var det?");
  await tomas.getByRole("button", { name: "Skriv under med BankID" }).click();
  await approveOnPhone("Tomas Rask");
  await expect(tomas.getByText(/Underskriven av Tomas Rask/)).toBeVisible({ timeout: 20_000 });
}

test("two write one report in two browsers, and a third signs", async ({ browser }) => {
  const { maria, path } = await begin(browser);
  const karin = await signInAs(browser, "Karin Ström");
  await karin.goto(path);
  await test.step("both write the same field and neither text is lost", () => bothWrite(maria, karin));
  await test.step("a colleague's newer text is shown, not written over", () => rewritten(maria, karin));
  await test.step("what is written as the page is left is saved", () => leftInTheMidst(maria, path));
  await test.step("a comment is made, told and settled", () => comment(maria, karin));
  await test.step("a third reads and signs", () => thirdSigns(browser, path));
});
