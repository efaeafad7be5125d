// Two browsers edit one entry at once without losing either text: the second is shown both, side by side with what differs,
// and joins them by hand. With scripts and without.
import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "./people";

const first = "Kom tio minuter sent och hade ingen frukost ätit.";

async function logNote(page: Page): Promise<string> {
  await page.goto("/");
  // Somebody else's pupil than the main job's, which runs beside this.
  const mine = page.locator("#own-pupils option:not([value^=Alva])").last();
  await page.getByLabel("Vem gäller det?").fill((await mine.getAttribute("value")) ?? "");
  await page.getByLabel("Vad hände?").fill(first);
  await page.getByText("Åtgärd önskvärd", { exact: true }).click();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByRole("status").getByRole("link", { name: "Öppna" }).click();
  return `${new URL(page.url()).pathname}/correct`;
}

for (const javaScriptEnabled of [true, false]) {
  test(`two browsers edit one entry at once without losing either text, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    browser,
  }) => {
    const one = await signInAs(browser, "Lisa Holm");
    const other = await signInAs(browser, "Lisa Holm", { javaScriptEnabled });
    const correct = await logNote(one);
    await one.goto(correct);
    await other.goto(correct);
    await one.getByLabel("Vad hände?").fill(`${first} Ville inte gå hem.`);
    await one.getByRole("button", { name: "Spara rättelsen" }).click();
    await expect(one.getByText("Ville inte gå hem.").first()).toBeVisible();

    if (!javaScriptEnabled) {
      // Read through, and refused for another reason: the page is made anew, still upon the version that was opened.
      await other.getByRole("button", { name: "Läs igenom åt mig" }).click();
      await other.getByLabel("Vad hände?").fill("a ".repeat(301).trim());
      await other.getByRole("button", { name: "Spara rättelsen" }).click();
      await expect(other.getByLabel("Vad hände?")).toHaveAttribute("aria-invalid", "true");
    }
    await other.getByLabel("Vad hände?").fill(first.replace("tio", "tjugo"));
    await other.getByText("Åtgärd krävs nu", { exact: true }).click();
    await other.getByRole("button", { name: "Spara rättelsen" }).click();
    const both = other.getByRole("region", { name: "Noteringen har ändrats på ett annat ställe" });
    await expect(both.getByRole("region", { name: "Det som sparades där" })).toContainText(
      "Ville inte gå hem.",
    );
    await expect(both.locator("mark")).toHaveText(["tio", /Ville inte gå hem/, "tjugo"]);
    await expect(both).toContainText("Prioritet där: Åtgärd önskvärd. Här har du valt: Åtgärd krävs nu.");
    const box = other.getByLabel("Foga ihop texterna");
    await expect(box).toHaveValue(first.replace("tio", "tjugo"));
    await box.fill(`${first.replace("tio", "tjugo")} Ville inte gå hem.`);
    await other.getByRole("button", { name: "Spara rättelsen" }).click();

    await expect(other.locator("article .note").first()).toHaveText(
      `${first.replace("tio", "tjugo")} Ville inte gå hem.`,
    );
    await expect(other.locator("article details .note")).toHaveText([`${first} Ville inte gå hem.`, first]);
    await Promise.all([one.context().close(), other.context().close()]);
  });
}
