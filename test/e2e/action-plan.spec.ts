// An action plan made of two notes, signed by its teacher, and by a guardian through a link at which nothing else is seen.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { signInAs } from "./people";
import { approveOnPhone } from "./phone";

/** Whoever of the demo's guardians has a phone: the last of the people that the simulator knows. */
function aGuardian(): string {
  const file = join(process.env.E2E_DATA_DIR ?? "", "people.json");
  const { simulated } = JSON.parse(readFileSync(file, "utf8")) as {
    simulated: { givenName: string; surname: string }[];
  };
  const last = simulated.at(-1);
  return `${last?.givenName} ${last?.surname}`;
}

test("action plan: made of two notes, signed by a teacher, and by a guardian through a link with nothing else visible", async ({
  browser,
}) => {
  const guardian = aGuardian();
  const maria = await signInAs(browser, "Maria Ek");
  await maria.getByRole("link", { name: "Alva Lindqvist" }).first().click();
  await maria.getByRole("link", { name: "Ny handlingsplan" }).click();
  const notes = maria.getByRole("group", { name: "Noteringar" }).getByRole("checkbox");
  await notes.nth(0).check();
  await notes.nth(1).check();
  await maria.getByRole("button", { name: "Börja planen" }).click();
  await expect(maria.getByLabel("Behov")).not.toHaveValue("");
  await maria.getByLabel("Behov").fill("En lugn start på dagen.");
  await maria.getByLabel("Mål").fill("På plats när dagen börjar.");
  await maria.getByLabel("Vad ska göras?").first().fill("Möta vid grinden");
  await maria.getByRole("button", { name: "Spara och läs som dokument" }).click();
  await expect(maria.getByText("Versionen är färdig.")).toBeVisible();
  await expect(maria.locator(".pdf-view canvas").first()).toBeVisible();

  await maria.getByRole("button", { name: "Skriv under med BankID" }).click();
  await approveOnPhone("Maria Ek");
  await expect(maria.getByText("Underskriften är sparad.")).toBeVisible();

  const hers = maria.locator("li", { hasText: guardian });
  await hers.getByText("Inte här? Skicka en länk").click();
  await hers.getByRole("button", { name: "Gör en länk att visa" }).click();
  const url = await maria.getByLabel("Länken", { exact: true }).inputValue();

  const context = await browser.newContext({ locale: "sv-SE" });
  const parent = await context.newPage();
  await parent.goto(url);
  for (const name of ["Alva", "Lindqvist", "Norrskolan", "handlingsplan", "Maria"])
    expect(await parent.content()).not.toContain(name);
  await parent.getByRole("button", { name: "Fortsätt med BankID" }).click();
  await approveOnPhone(guardian);
  await expect(parent.locator(".pdf-view")).toContainText("Möta vid grinden");
  expect(parent.url()).not.toContain(url.split("/").at(-1));
  await expect(parent.getByRole("navigation")).toHaveCount(0);
  for (const path of ["/", "/todo", new URL(maria.url()).pathname]) {
    const answer = await parent.goto(path);
    expect(new URL(answer?.url() ?? "").pathname).toBe("/sign-in");
  }
  await parent.goto("/plan-reading");
  await parent.getByRole("button", { name: "Skriv under med BankID" }).click();
  await approveOnPhone(guardian);
  await expect(parent.getByText("Tack. Din underskrift är sparad.")).toBeVisible();
  await parent.getByRole("button", { name: "Stäng" }).click();
  await expect(parent.getByText("Klart. Du kan stänga sidan.")).toBeVisible();

  await maria.getByRole("link", { name: "Klar" }).click();
  await expect(maria.getByText(`${guardian}, vårdnadshavare`)).toBeVisible();
  await maria.getByRole("link", { name: "Till planen" }).click();
  await expect(maria.getByText("0 av 1 åtgärd klar")).toBeVisible();
});
