// Issue: "several at a time, progress while they upload, resumed or cleanly refused when broken off", as a teacher meets it.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { scriptsHeld, signInAs } from "./people";

const lines = (count: number) =>
  Buffer.from("Hon kom utan jacka och sa att det inte gjorde något.\n".repeat(count));

test("two files are sent with progress, one is broken off and goes on, and a third is refused in words", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  await page.goto("/");
  await page.getByText("Tid, kategori, bilaga, koppling").click();
  let broken = 0;
  const pieces: string[] = [];
  await page.route(/\/uploads\/[^?]+\?offset=/, async (route) => {
    const offset = new URL(route.request().url()).searchParams.get("offset") ?? "";
    pieces.push(offset);
    // The second piece of the long one does not get through, until the writer tries again.
    if (offset !== "0" && broken < 3) {
      broken += 1;
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  const field = page.locator('.files input[type="file"]').first();
  await field.setInputFiles([
    { name: "Kort.txt", mimeType: "text/plain", buffer: lines(3) },
    { name: "Lång.txt", mimeType: "text/plain", buffer: lines(25_000) },
    { name: "Sida.txt", mimeType: "text/plain", buffer: Buffer.from("<html>hej</html>") },
  ]);
  const row = (name: string) => page.locator(".files-row", { hasText: name });
  await expect(row("Kort.txt")).toContainText("framme");
  await expect(row("Sida.txt")).toContainText("som inte tas emot");
  await expect(row("Lång.txt")).toContainText("bröts");
  await expect(page.locator(".files [role=status]")).toContainText("1 av 3 filer");
  const sentBefore = pieces.filter((offset) => offset === "0").length;
  await row("Lång.txt").getByRole("button", { name: "Försök igen" }).click();
  await expect(row("Lång.txt")).toContainText("framme");
  // It went on from where it was: nothing was sent from the beginning again.
  expect(pieces.filter((offset) => offset === "0")).toHaveLength(sentBefore);
  await row("Sida.txt").getByRole("button", { name: "Ta bort" }).click();
  const pupil = (await page.locator("#own-pupils option").first().getAttribute("value")) ?? "";
  await page.getByLabel("Vem gäller det?").fill(pupil);
  await page.getByLabel("Vad hände?").fill("Lämnade två brev hemifrån.");
  await page.getByLabel("Ingen åtgärd").check({ force: true });
  await page.getByRole("button", { name: "Spara" }).click();
  const saved = page.locator("main div[tabindex='-1']", { hasText: "Sparat på elevens röda tråd." });
  await saved.locator('a[href^="/concerns/"]').click();
  for (const name of ["Kort.txt", "Lång.txt"]) await expect(page.getByRole("link", { name })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Lång.txt" }).click(),
  ]);
  expect(readFileSync(await download.path()).equals(lines(25_000))).toBe(true);
  await page.context().close();
});

test("a file that is chosen before the page's scripts have come is sent as they come", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  const letCome = await scriptsHeld(page);
  await page.goto("/", { waitUntil: "commit" });
  const field = page.locator('.files input[type="file"]').first();
  await field.setInputFiles({ name: "Tidig.txt", mimeType: "text/plain", buffer: lines(2) });
  letCome();
  await expect(page.locator(".files-row", { hasText: "Tidig.txt" })).toContainText("framme");
  await page.context().close();
});
