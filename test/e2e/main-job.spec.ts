// The main job from end to end, as its people do it: a teacher's note, the thread, the handover, the report, the
// reception, the outcome, the figures. One test, since each step stands on the one before.
import { expect, type Page, test } from "@playwright/test";
import { addDays, civilDate } from "~/domain/calendar/stockholm";
import { signInAs } from "./people";
import { reportToOutcome } from "./report-to-outcome";

const text = "Kom 40 minuter sent. Hon sa: ”Mamma vaknade inte i dag heller.” Det stod i provboken.";

test("from a teacher's note to an acknowledged report, its outcome and the figures", async ({ browser }) => {
  const maria = await test.step("1. the teacher signs in and nothing betrays a child", async () => {
    const page = await signInAs(browser, "Maria Ek");
    await expect(page.getByRole("heading", { name: "Ny notering" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Alva Lindqvist" })).toBeVisible();
    await expect(page.locator(".pupil-groups")).not.toContainText(/Åtgärd|öppn/);
    await page.getByRole("link", { name: "Visa läget" }).click();
    await expect(page.locator(".pupil-groups")).toContainText(/Åtgärd/);
    return page;
  });

  await test.step("2. she logs a concern from the first page and tells the mentor", async () => {
    await maria.goto("/");
    await maria.getByLabel("Vem gäller det?").fill("Alva Lindqvist, 5B");
    await maria.getByLabel("Vad hände?").fill(text);
    await maria.getByText("Åtgärd krävs nu", { exact: true }).click();
    await maria.getByLabel(/Per Dahl, mentor/).check();
    await maria.getByText("Tid, kategori, bilaga, koppling").click();
    await maria.getByLabel("Kategori").selectOption("lateness");
    await maria.getByLabel("Bilagor").setInputFiles({
      name: "anteckning.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Anteckning från morgonen."),
    });
    await maria.getByLabel("Hör ihop med").selectOption({ index: 1 });
    await maria.getByRole("button", { name: "Spara" }).click();
    await expect(maria.getByText("Sparat på elevens röda tråd.")).toBeVisible();
    await expect(maria.getByLabel("Vem gäller det?")).toHaveValue("");
    await expect(maria.getByLabel("Vad hände?")).toHaveValue("");
  });

  await test.step("3. it stands on the red thread, linked and with its attachment, and can be corrected", async () => {
    await maria.getByRole("link", { name: "Alva Lindqvist" }).click();
    const entry = maria.locator("article", { hasText: "Det stod i provboken." }).first();
    await expect(entry).toContainText("1 bilaga");
    await expect(entry).toContainText("Sen ankomst");
    await expect(entry).toContainText("Hör ihop med noteringen");
    await entry.getByRole("link", { name: "Öppna" }).click();
    const download = maria.waitForEvent("download");
    await maria.getByRole("link", { name: "anteckning.txt" }).click();
    expect((await download).suggestedFilename()).toBe("anteckning.txt");
    await maria.getByRole("link", { name: "Rätta" }).click();
    await maria.getByLabel("Vad hände?").fill(`${text} Skolvärden såg det också.`);
    await maria.getByRole("button", { name: "Spara rättelsen" }).click();
    await expect(maria.getByText("Skolvärden såg det också.")).toBeVisible();
    await maria.getByText("Tidigare lydelser").click();
    await expect(maria.getByText("Version 1,")).toBeVisible();
    await expect(maria.getByRole("link", { name: "Återta" })).toBeVisible();
  });

  await test.step("the mentor was told, and finds it", async () => {
    const per = await signInAs(browser, "Per Dahl");
    await per.goto("/todo");
    await per.getByRole("link", { name: "Maria Ek vill att du läser en notering" }).first().click();
    await expect(per.getByText("Skolvärden såg det också.")).toBeVisible();
    await expect(per.getByRole("link", { name: "Rätta" })).toHaveCount(0);
  });

  await test.step("4. she hands over a pupil; the receiver sees what the preview showed, and accepts", async () => {
    await handOver(maria);
    const lisa = await signInAs(browser, "Lisa Holm");
    await lisa.goto("/handovers");
    await lisa
      .getByRole("link", { name: /Från Maria Ek/ })
      .first()
      .click();
    await expect(lisa.getByText("Behöver lugn start på dagen.")).toBeVisible();
    await lisa.getByRole("button", { name: "Ta emot" }).click();
    await expect(lisa.getByRole("link", { name: "Alva Lindqvist" })).toBeVisible();
  });

  await test.step("4. the principal gives a teacher temporary access to one pupil", async () => {
    const jonas = await signInAs(browser, "Jonas Hed");
    await jonas.locator("summary", { hasText: "6A" }).click();
    await jonas.getByRole("link", { name: "Smilla Fjällström" }).click();
    await jonas.getByRole("link", { name: "Åtkomst" }).click();
    const anna = jonas.locator("select[name=accountId] option", { hasText: "Anna Berg" });
    await jonas.getByLabel("Vem?").selectOption((await anna.getAttribute("value")) ?? "");
    await jonas.getByLabel("Varför?").fill("Stöder klassen under två veckor.");
    await jonas.getByLabel("Till och med").fill(inDays(14));
    await jonas.getByRole("button", { name: "Ge åtkomst" }).click();
    await expect(jonas.getByText("Stöder klassen under två veckor.")).toBeVisible();
  });

  await test.step("4. anyone on the staff leaves a note on a pupil, and sees that note only", async () => {
    await leaveNote(maria, "Nils Okänd Person");
    await maria.goto("/notes/mine");
    await expect(maria.getByText("Gick hem utan jacka.")).toBeVisible();
  });

  await reportToOutcome(browser);
});

/** A day as the school counts it: in the hour after its midnight, what is tomorrow in UTC is today there. */
const inDays = (days: number) => addDays(civilDate(new Date()), days);

async function handOver(page: Page): Promise<void> {
  await page.goto("/handovers/new");
  await page.getByLabel("Till vem?").selectOption({ label: "Lisa Holm" });
  await page.getByLabel("Dag för bytet").fill(inDays(1));
  await page.locator("summary", { hasText: "5B" }).click();
  await page.getByLabel("Alva Lindqvist", { exact: true }).check();
  await page
    .getByLabel("Sammanfattning för nästa lärare: Alva Lindqvist")
    .fill("Behöver lugn start på dagen.");
  await page.getByRole("button", { name: "Skicka överlämningen" }).click();
  await expect(page.getByText("Det här är precis vad mottagaren ser.")).toBeVisible();
}

async function leaveNote(page: Page, name: string): Promise<void> {
  await page.goto("/notes/leave");
  await page.getByLabel("Elevens för- och efternamn").fill(name);
  await page.getByLabel("Klass", { exact: true }).fill("4A");
  await page.getByLabel("Vad hände?").fill("Gick hem utan jacka.");
  await page.getByText("Åtgärd önskvärd", { exact: true }).click();
  await page.getByRole("button", { name: "Lämna noteringen" }).click();
  await expect(page.getByText("Noteringen är lämnad.")).toBeVisible();
}
