// The frame that stands around every page, met by somebody who has not signed in.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { scriptsHeld, signInAs } from "./people";

test("Esc covers the page at once, and only a deliberate act shows it again", async ({ page }) => {
  await page.goto("/sign-in");
  const title = await page.title();
  await page.getByRole("button", { name: "English" }).focus();
  await page.keyboard.press("Escape");
  const heading = page.getByRole("heading", { level: 1, includeHidden: true });
  await expect(heading).not.toBeVisible();
  await expect(page).toHaveTitle("Ny flik");
  for (const key of ["Escape", "Enter", "Space", "a"]) await page.keyboard.press(key);
  await expect(page.getByText("Sidan är dold")).toBeVisible();
  await expect(page.locator("#cover")).not.toContainText(/låst|lösenord|Röda tråden/i);
  await page.getByRole("button", { name: "Visa sidan igen" }).click();
  await expect(heading).toBeVisible();
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole("button", { name: "English" })).toBeFocused();
});

test("Esc before the page's scripts have come covers it for good, and the tab says nothing once they have", async ({
  page,
}) => {
  const letThrough = await scriptsHeld(page, /\/assets\/entry\.client/);
  // When the page has been read to its end, as the cover's own script is: that one is not held.
  await page.goto("/sign-in", { waitUntil: "domcontentloaded" });
  await page.getByRole("button", { name: "English" }).focus();
  const title = await page.title();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Sidan är dold")).toBeVisible();
  letThrough();
  await expect(page).toHaveTitle("Ny flik");
  await expect(page.getByText("Sidan är dold")).toBeVisible();
  await page.getByRole("button", { name: "Visa sidan igen" }).click();
  await expect(page).toHaveTitle(title);
});

test("whatever is pressed while a page is being taken over, it is taken over", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  // A press as often as the browser does anything at all, until the page says that it is taken over.
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.body?.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
      port2.postMessage(null);
    };
    addEventListener("taken-over", () => {
      port1.close();
      Object.assign(window, { taken: true });
    });
    port2.postMessage(null);
  });
  for (let visit = 0; visit < 3; visit++) {
    await page.goto("/sign-in");
    await expect.poll(() => page.evaluate(() => "taken" in window)).toBe(true);
  }
  expect(errors).toEqual([]);
});

test("a page that names itself while it is covered still says nothing in its tab", async ({ page }) => {
  await page.goto("/sign-in");
  await page.keyboard.press("Escape");
  await expect(page).toHaveTitle("Ny flik");
  // As the page's scripts do when they come after the key, or when an answer comes.
  const named = await page.evaluate(async () => {
    document.title = "Another page";
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return document.title;
  });
  expect(named).toBe("Ny flik");
  await page.getByRole("button", { name: "Visa sidan igen" }).click();
  await expect(page).toHaveTitle("Another page");
});

test("nothing on the page breaks its own content policy", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto("/sign-in");
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
  expect(await page.locator("[style]").count()).toBe(0);
});

test("the first stop of the keyboard leads past the menu", async ({ page }) => {
  await page.goto("/sign-in");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Till innehållet" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const path of ["/sign-in", "/no-such-page"]) {
    test(`${path} is accessible, ${colorScheme}, down to 320 pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  }
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is covered and shown by its buttons, and the language changes on the same page", async ({
    page,
  }) => {
    await page.goto("/sign-in?next=%2Ftodo");
    await page.getByTitle("Dölj sidan, kortkommando Esc").click();
    await expect(page.locator("h1")).not.toBeVisible();
    await page.getByRole("button", { name: "Visa sidan igen" }).click();
    await expect(page.locator("h1")).toBeVisible();
    await page.getByRole("button", { name: "English" }).click();
    await expect(page).toHaveURL("/sign-in?next=%2Ftodo");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "Svenska" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  });

  test("what does not exist is answered in words, with a way on", async ({ page }) => {
    const answer = await page.goto("/no-such-page");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Sidan finns inte" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Till startsidan" })).toHaveAttribute("href", "/");
  });
});

test("what somebody is writing stays on the page, and is kept, when the server is not reached and when the session has ended", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Tomas Rask");
  const text = page.getByLabel("Vad hände?");
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await text.fill("Kom utan jacka,");
  await page.getByLabel("Vem gäller det?").fill("Alva Lindqvist");
  await expect(page.getByRole("status").filter({ hasText: "Servern nås inte just nu" })).toBeVisible();
  await page.getByText("Åtgärd önskvärd", { exact: true }).click();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("är inte sparat än");
  await expect(text).toHaveValue("Kom utan jacka,");
  await page.context().setOffline(false);

  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  const kept = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/draft");
  await text.fill("Kom utan jacka, igen.");
  await kept;
  const signedOut = page.getByRole("status").filter({ hasText: "Du är utloggad" });
  await expect(signedOut.getByRole("link", { name: "Logga in i en ny flik" })).toBeVisible();
  await expect(text).toHaveValue("Kom utan jacka, igen.");
  await page.context().addCookies(cookies);
  await text.fill("Kom utan jacka, igen!");
  await expect(signedOut).toBeHidden();
  // Left within the pause that is waited for: the last words too.
  await text.fill("Kom utan jacka, igen! Frös.");
  await page.goto("/todo");
  // On another computer.
  const other = await signInAs(browser, "Tomas Rask");
  await other.getByRole("link", { name: "Öppna utkastet" }).click();
  await expect(other.getByLabel("Vad hände?")).toHaveValue("Kom utan jacka, igen! Frös.");
  await other.getByRole("button", { name: "Släng" }).click();
  await Promise.all([page.context().close(), other.context().close()]);
});

test("the browser asks before what is written nowhere else is left, and for nothing that is saved or stays", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  let asked = 0;
  let leaves = false;
  page.on("dialog", async (dialog) => {
    asked += 1;
    await (leaves ? dialog.accept() : dialog.dismiss());
  });
  await page
    .getByRole("link", { name: /Alva Lindqvist/ })
    .first()
    .click();
  await page.waitForURL(/\/pupils\//);
  const pupilId = new URL(page.url()).pathname.split("/")[2];
  const begins = `/matters/new?pupil=${pupilId}`;
  await page.goto(begins, { waitUntil: "networkidle" });
  const name = page.getByLabel("Vad heter ärendet?");
  const away = page.getByRole("link", { name: "Avbryt" });
  await name.pressSequentially("Kommer sent");
  // The key that covers the page leaves nothing.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Visa sidan igen" }).click();
  expect(asked).toBe(0);
  await away.click();
  await expect.poll(() => asked).toBe(1);
  await expect(name).toHaveValue("Kommer sent");
  leaves = true;
  await away.click();
  await page.waitForURL(/\/pupils\//);
  expect(asked).toBe(2);
  // Back: nobody has written there anew, and what the browser may put there has been asked about.
  await page.goBack({ waitUntil: "networkidle" });
  await away.click();
  await page.waitForURL(/\/pupils\//);
  expect(asked).toBe(2);
  // Saved: left as any other.
  await page.goto(begins, { waitUntil: "networkidle" });
  await name.pressSequentially("Kommer sent");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Öppna ärendet" }).click();
  await page.waitForURL(/\/matters\/(?!new)/);
  await page.goto("/todo");
  expect(asked).toBe(2);
  await page.context().close();
});

test("a page left open by one account does nothing as another that signed in beside, and what was typed waits for its writer", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  await page
    .getByRole("link", { name: /Alva Lindqvist/ })
    .first()
    .click();
  await page.waitForURL(/\/pupils\//);
  const pupilId = new URL(page.url()).pathname.split("/")[2];
  await page.goto(`/matters/new?pupil=${pupilId}`, { waitUntil: "networkidle" });
  await page.getByLabel("Vad heter ärendet?").fill("Hennes ord");
  await page.getByRole("checkbox").first().check();
  const signIn = async (name: string) => {
    const beside = await page.context().newPage();
    await beside.goto("/todo");
    await beside.getByRole("button", { name: "Logga ut" }).click();
    await beside.getByRole("button", { name: `Logga in ${name}` }).click();
    await beside.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await beside.close();
  };
  await signIn("Tomas Rask");
  await page.getByRole("button", { name: "Öppna ärendet" }).click();
  await expect(page.getByText("ett annat konto inloggat")).toBeVisible();
  await signIn("Maria Ek");
  await page.getByRole("button", { name: "Skicka det jag skrev" }).click();
  await page.waitForURL(/\/matters\/(?!new)/);
  await expect(page.getByRole("main")).toContainText("Hennes ord");
  await page.context().close();
});
