/** A path of this site, or the start page: "//host" and "/\host" would lead elsewhere. */
export function ownPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  const here = new URL("http://here");
  const url = URL.canParse(value, here) ? new URL(value, here) : here;
  const path = `${url.pathname}${url.search}`;
  // Dots are folded by the parser: "/.//host" comes out as "//host".
  return url.origin === here.origin && !path.startsWith("//") ? path : "/";
}
