// What is kept between two steps of signing in or signing: sealed under the house's own key, and bound to the browser
// that began by a value in its cookie, of which the table holds the hash alone.
import { createHash, timingSafeEqual } from "node:crypto";

export const houseKey = { kind: "authority", id: "house" } as const;

export const hashOfBrowser = (value: string) => createHash("sha256").update(value).digest("hex");

export const statePlace = (id: string, version: number) => ({
  table: "signing_order",
  row: id,
  column: "sealed_state",
  version,
});

export function isFromBrowser(row: { browserHash: string }, browser: string): boolean {
  const [kept, given] = [Buffer.from(row.browserHash), Buffer.from(hashOfBrowser(browser))];
  return kept.length === given.length && timingSafeEqual(kept, given);
}

export interface BrowserCookie {
  id: string;
  browser: string;
}

export function isBrowserCookie(value: unknown): value is BrowserCookie {
  const { id, browser } = (value ?? {}) as Record<string, unknown>;
  return typeof id === "string" && typeof browser === "string" && id.length < 100 && browser.length < 100;
}
