// What Chromium tells a screen reader of a page, in order: role and name. Asked of the browser itself, since a tool's own
// reckoning of roles can differ from it.
import type { Page } from "@playwright/test";

export async function chromiumTree(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => `${node.role?.value ?? ""} ${node.name?.value ?? ""}`.trim());
}
