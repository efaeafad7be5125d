// Signing in as one of the demo's people, each in a browser of their own.
import type { Browser, Page } from "@playwright/test";

export async function signInAs(
  browser: Browser,
  name: string,
  options: { javaScriptEnabled?: boolean; hasTouch?: boolean; isMobile?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "sv-SE", timezoneId: "Europe/Stockholm", ...options });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Logga in ${name}` }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

/** A slow line: no script of a page, or none of these, comes until what this gives is called. */
export async function scriptsHeld(page: Page, which = /\/assets\/.*\.js/): Promise<() => void> {
  let letCome = () => {};
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(which, async (route) => {
    await come;
    await route.continue();
  });
  return letCome;
}
