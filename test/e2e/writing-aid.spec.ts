// The writing aid in a browser: one line while one writes, unfolded, dismissed, turned off; and the button without scripts.
import { type Browser, expect, type Page, test } from "@playwright/test";
import { signInAs } from "./people";

const note = "Han är alltid aggressiv på rasterna. Han sa: ”Jag vill inte hem.”";

async function writing(browser: Browser, options = {}): Promise<Page> {
  const page = await signInAs(browser, "Tomas Rask", options);
  await page.getByLabel("Vad hände?").fill(note);
  return page;
}

test("the writing aid proposes in one line, never takes the focus, and every proposal can be sent away", async ({
  browser,
}) => {
  const page = await writing(browser);
  const line = page.locator(".aid-proposals > summary");
  await expect(line).toHaveText("1 förslag om texten");
  await expect(page.getByLabel("Vad hände?")).toBeFocused();
  await line.click();
  await expect(page.locator(".aid-interpretation")).toContainText("alltid aggressiv");
  await expect(page.locator(".aid-own_words")).toContainText("Jag vill inte hem.");
  await page.getByRole("button", { name: "Ta bort förslaget om ”alltid aggressiv”" }).click();
  await expect(line).toHaveText("Barnets egna ord står som citat");
  // Sent away, it does not come back with the next words; what lies in the tab holds none of the note.
  await page.getByLabel("Vad hände?").fill(`${note} Det var ofta i dag.`);
  await expect(line).toHaveText("1 förslag om texten");
  await expect(page.locator(".aid-missing_when")).toContainText("ofta");
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("aggressiv");

  await page.getByRole("button", { name: "Visa inte förslag medan jag skriver" }).click();
  await expect(line).toHaveCount(0);
  await page.getByRole("button", { name: "Läs igenom åt mig" }).click();
  await expect(line).toHaveText("1 förslag om texten");
  await page.context().close();
});

test("without scripts a button answers the page with the marks and the text kept", async ({ browser }) => {
  const page = await writing(browser, { javaScriptEnabled: false });
  await page.getByRole("button", { name: "Läs igenom åt mig" }).click();
  await expect(page.locator(".aid-interpretation")).toContainText("alltid aggressiv");
  await expect(page.getByLabel("Vad hände?")).toHaveValue(note);
  await page.context().close();
});
