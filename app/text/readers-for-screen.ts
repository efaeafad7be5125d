// Shapes who may read for the screen: the reader herself apart from the others, last days written out. Pure.
import type { Reader } from "~/domain/access-grant/who-may-read.server";
import type { Language } from "./language";
import { lastOf } from "./last-of";

export interface ScreenReader {
  id: string;
  name: string;
  role: string;
  ground: string;
  /** The last day, or "". */
  until: string;
  inner: boolean;
}

/** The others, in the order given. */
export function othersForScreen(
  readers: readonly Reader[],
  view: { me: string; language: Language },
): ScreenReader[] {
  return readers
    .filter(({ accountId }) => accountId !== view.me)
    .map(({ accountId, until, ...r }) => ({
      ...r,
      id: accountId,
      until: until ? lastOf(until, view.language) : "",
    }));
}
