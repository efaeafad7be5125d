// What the address of a thread asks for: a filter without its words, and the part of the thread.
import type { ThreadQuery } from "./paths";

const names = ["priority", "category", "author", "words", "older", "newer", "entry", "date"] as const;

export function threadQuery(request: Request): ThreadQuery {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = searchParams.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}
