// From the first page, three clicks besides typing, keyboard alone (about 20 seconds for a person): counted, and red above.
// On a phone, one-handed: targets, and saving within the thumb's reach.
import { expect, type Page, test } from "@playwright/test";
import { scriptsHeld, signInAs } from "./people";

// Not the pupil of the main job: the specs run beside each other.
const name = "Saga Holmgren";
const text = "Kom 40 minuter sent.";
const saved = "Sparat på elevens röda tråd.";
const clicksAtMost = 3;
/** Keys that are no typing: Tab, arrows, Enter. */
const keysAtMost = 5;
const secondsAtMost = 20;

/**
 * The keystroke-level model (Card, Moran and Newell 1980): 0.28 s a key for an average typist who is no secretary, 1.35 s of
 * thought before each step, 1.1 s to point and 0.2 s to press, 0.4 s for the hand to go to the mouse or back.
 */
const model = { key: 0.28, thought: 1.35, point: 1.1, press: 0.2, hand: 0.4 };
/** Whom, what, how urgent, save. */
const steps = 4;

/** Counts what the browser meets, not what the test means to do. */
async function counting(page: Page): Promise<() => Promise<{ clicks: number; typed: number; keys: number }>> {
  await page.evaluate(() => {
    const counted = { clicks: 0, typed: 0, keys: 0 };
    addEventListener("pointerdown", () => counted.clicks++, true);
    addEventListener("keydown", ({ key }) => (key.length === 1 ? counted.typed++ : counted.keys++), true);
    Object.assign(window, { counted });
  });
  return () => page.evaluate(() => (window as unknown as { counted: never }).counted);
}

test("from the first page to saved: at most three clicks besides typing", async ({ browser }) => {
  const page = await signInAs(browser, "Maria Ek");
  await page.goto("/");
  const count = await counting(page);
  await page.keyboard.type(name);
  await page.getByLabel("Vad hände?").click();
  await page.keyboard.type(text);
  await page.getByText("Åtgärd önskvärd", { exact: true }).click();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.getByText(saved)).toBeVisible();
  const { clicks, typed, keys } = await count();
  const seconds =
    steps * model.thought + clicks * (model.point + model.press) + 3 * model.hand + typed * model.key;
  console.log(`By pointer: ${clicks} clicks, ${typed} letters, about ${seconds.toFixed(0)} s for a person.`);
  expect(clicks).toBeLessThanOrEqual(clicksAtMost);
  expect(keys).toBe(0);
  await page.context().close();
});

test("from the first page to saved by the keyboard alone, in about 20 seconds for a person", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  await page.goto("/");
  const count = await counting(page);
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Vad hände?")).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Åtgärd önskvärd")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Spara", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(saved)).toBeVisible();
  const { clicks, typed, keys } = await count();
  const seconds = steps * model.thought + (typed + keys) * model.key;
  console.log(
    `By keyboard: ${keys} keys besides ${typed} letters, about ${seconds.toFixed(0)} s for a person.`,
  );
  expect(clicks).toBe(0);
  expect(keys).toBeLessThanOrEqual(keysAtMost);
  expect(typed).toBe(name.length + text.length);
  expect(seconds).toBeLessThanOrEqual(secondsAtMost);
  await page.context().close();
});

test("a name, a text, a list and a tick that were entered before the page's scripts had come stand, and are heard of", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  const letCome = await scriptsHeld(page);
  await page.goto("/", { waitUntil: "commit" });
  await page.getByLabel("Vem gäller det?").fill(name);
  await page.getByLabel("Vad hände?").fill(text);
  await page.getByText("Ingen åtgärd behövs", { exact: true }).click();
  await page.getByText("Tid, kategori, bilaga, koppling").click();
  await page.getByLabel("Kategori").selectOption("injury");
  await page.getByLabel("Vad hände?").focus();
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/draft"));
  letCome();
  // The pupil is known, so the signals are open and those to tell are offered; the words are kept as a draft.
  await expect(page.getByRole("button", { name: "Sen ankomst" })).toBeVisible();
  await expect(page.getByRole("img", { name: /Kroppskarta framifrån/ })).toBeVisible();
  expect((await kept).request().postData()).toContain(`priority=no_action`);
  await expect(page.getByLabel("Vad hände?")).toBeFocused();
  // A later drawing of the page takes nothing back.
  await page.getByLabel("Kategori").selectOption("absence");
  await expect(page.getByLabel("Vem gäller det?")).toHaveValue(name);
  await expect(page.getByLabel("Vad hände?")).toHaveValue(text);
  await expect(page.getByRole("radio", { name: "Ingen åtgärd behövs" })).toBeChecked();
  await page.context().close();
});

test("who writes in the midst of a text while the scripts come loses no letter and writes on where she was; a whole class stays chosen", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  await page.addInitScript(() =>
    addEventListener("taken-over", () => document.documentElement.setAttribute("data-taken", "")),
  );
  await page.goto("/");
  await page.keyboard.type(name);
  await page.getByLabel("Vad hände?").fill(text);
  await page.getByText("Ingen åtgärd behövs", { exact: true }).click();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByRole("status").getByRole("link", { name: "Öppna" }).click();
  const letCome = await scriptsHeld(page);
  await page.goto(`${new URL(page.url()).pathname}/correct`, { waitUntil: "commit" });
  const area = page.getByLabel("Vad hände?");
  await area.click();
  await area.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 4));
  letCome();
  // Until the page is taken over, and a little longer.
  let typed = "";
  for (let over = 0; over < 3; over += await page.locator("html[data-taken]").count()) {
    const letter = "abcdefghijklmnopqrstuvwxyzåäö".charAt(typed.length % 29);
    await page.keyboard.type(letter);
    typed += letter;
  }
  await expect(area).toHaveValue(`${text.slice(0, 4)}${typed}${text.slice(4)}`);

  await page.unrouteAll();
  const letComeAgain = await scriptsHeld(page);
  await page.goto("/handovers/new", { waitUntil: "commit" });
  const group = page.locator("details", { has: page.locator("summary", { hasText: "5B" }) });
  await group.locator("summary").click();
  await group.getByLabel("Välj hela klassen").check();
  letComeAgain();
  await expect(group.getByRole("button", { name: "Välj hela klassen" })).toBeVisible();
  const pupils = await group.getByRole("checkbox").count();
  expect(pupils).toBeGreaterThan(0);
  await expect(group.getByRole("checkbox", { checked: true })).toHaveCount(pupils);
  await page.context().close();
});

test("quick signals make a note with one tap from the first page and the pupil's page, and undo takes it back", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  await page.goto("/");
  await page.keyboard.type(name);
  const signal = page.getByRole("button", { name: "Sen ankomst" });
  await expect(signal).toBeVisible();
  const count = await counting(page);
  await signal.dblclick();
  await expect(page.getByRole("button", { name: "Ångra" })).toBeVisible();
  expect((await count()).clicks).toBe(2);
  await page.getByRole("button", { name: "Ångra" }).click();
  await expect(page.getByText("Ångrat. Noteringen är borta.")).toBeVisible();
  // Twice tapped was one note: nothing of it is left on the thread.
  await page.getByRole("link", { name }).click();
  await expect(page.locator("article .note", { hasText: /^Sen ankomst\.$/ })).toHaveCount(0);
  await page.context().close();

  const still = await signInAs(browser, "Maria Ek", { javaScriptEnabled: false });
  await still.goto("/");
  await still.getByRole("link", { name }).click();
  await still.locator("summary", { hasText: "Snabbsignal" }).click();
  await still.getByLabel("En rad, om du vill").fill("Sa att magen kurrade.");
  await still.getByRole("button", { name: "Hungrig" }).click();
  await expect(still.getByText("Hungrig. Sa att magen kurrade.")).toBeVisible();
  await still.getByLabel("Lägg till en rad").fill("Åt två portioner.");
  await still.getByRole("button", { name: "Lägg till", exact: true }).click();
  await expect(still.getByText("Hungrig. Sa att magen kurrade. Åt två portioner.")).toBeVisible();
  await still.getByRole("button", { name: "Ångra" }).click();
  await expect(still.getByText("Ångrat. Noteringen är borta.")).toBeVisible();
  await still.context().close();
});

test("a body map is marked on the picture and in the list alike, and stands on the entry as both", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek");
  await page.goto("/");
  await page.keyboard.type(name);
  await page.getByLabel("Vad hände?").fill("Drog ner ärmen när jag kom.");
  await page.getByText("Åtgärd önskvärd", { exact: true }).click();
  await page.getByText("Tid, kategori, bilaga, koppling").click();
  await page.getByLabel("Kategori").selectOption("injury");
  const front = page.getByRole("img", { name: /Kroppskarta framifrån/ });
  const box = await front.boundingBox();
  if (!box) throw new Error("the body map is not shown");
  // The chest, at 100 and 124 of 200 by 396.
  await front.click({ position: { x: box.width / 2, y: (box.height * 124) / 396 } });
  await expect(page.getByLabel("Var?")).toHaveValue("front-chest");
  await page.getByLabel("Var?").selectOption("front-forearm-left");
  await expect(front.locator(".body-marked")).toHaveCount(1);
  await page.getByLabel("Vad?", { exact: true }).selectOption("bruise");
  await page.getByLabel("Med egna ord").fill("gult, två centimeter");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByRole("status").getByRole("link", { name: "Öppna" }).click();
  await expect(page.getByText("Blåmärke, vänster underarm, insidan: gult, två centimeter")).toBeVisible();
  await expect(page.getByRole("img", { name: /Kroppskarta framifrån/ }).locator(".body-marked")).toHaveCount(
    1,
  );
  await page.context().close();
});

test("on a phone, one-handed: every target of the composer is at least 44 pixels, the camera is a source, and Save is in the thumb's reach", async ({
  browser,
}) => {
  const page = await signInAs(browser, "Maria Ek", { hasTouch: true, isMobile: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.keyboard.type(name);
  await page.getByText("Tid, kategori, bilaga, koppling").click();
  await expect(page.getByRole("button", { name: "Sen ankomst" })).toBeVisible();
  const small = await page.evaluate(() => {
    const form = document.querySelector('form[action="/?index"][enctype]');
    const all = form?.querySelectorAll(
      "button, summary, select, textarea, label.tick, label.pick-card, input",
    );
    return [...(all ?? [])]
      .filter(
        (e) => !e.matches("[type=hidden], .sr-only, .tick input, .pick-card input") && e.checkVisibility(),
      )
      .map((e) => ({ e, box: e.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
      .map(({ e, box }) => `${e.tagName} ${e.textContent?.slice(0, 30)} ${box.width}x${box.height}`);
  });
  expect(small).toEqual([]);
  const camera = page.locator("label", { has: page.locator('input[type="file"][capture="environment"]') });
  expect((await camera.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  // The lower half of the screen, once the priority has been pressed there: a thumb need not stretch.
  await page.getByText("Åtgärd önskvärd", { exact: true }).click();
  const save = await page.getByRole("button", { name: "Spara", exact: true }).boundingBox();
  const priority = await page.getByText("Ingen åtgärd behövs", { exact: true }).boundingBox();
  expect(save && priority && save.y - priority.y).toBeLessThan(160);
  expect(save?.width).toBeGreaterThanOrEqual(300);
  await page.context().close();
});
