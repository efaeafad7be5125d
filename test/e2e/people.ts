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
