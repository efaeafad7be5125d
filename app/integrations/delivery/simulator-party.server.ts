/**
 * The simulated party service: knows everybody by a personal identity number, but for those it is told to forget.
 * Source: Sundsvall's api-service-party 2.2; its answers 200 in plain text, 400 and 404.
 */
import { createHash } from "node:crypto";
import type { CallKind } from "./simulator-faults";
import type { Reply, Request, TokenDesk } from "./simulator-wire.server";

const path = /^\/party\/(\d{4})\/PRIVATE\/([^/]+)\/partyId$/;

export class PartyBook {
  readonly #unknown = new Set<string>();
  /** Every number that has been asked about. */
  readonly asked: string[] = [];

  forget(personalNumber: string): void {
    this.#unknown.add(personalNumber);
  }

  find(personalNumber: string): string | null {
    this.asked.push(personalNumber);
    return this.#unknown.has(personalNumber) ? null : partyIdFor(personalNumber);
  }
}

/** The same person, the same id: of the shape of a random UUID. */
export function partyIdFor(personalNumber: string): string {
  const hex = createHash("sha256").update(`party ${personalNumber}`).digest("hex");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join("-");
}

export function partyCall({ method, url }: Request): CallKind | null {
  return method === "GET" && path.test(url.pathname) ? "party" : null;
}

export async function partyAct(request: Request, book: PartyBook, tokens: TokenDesk): Promise<Reply> {
  if (!tokens.holds(request, null)) return { status: 401 };
  const [, , number = ""] = path.exec(request.url.pathname) ?? [];
  if (!/^(?:19|20)\d{10}$/.test(number)) return { status: 400, body: { title: "Constraint violation" } };
  const found = book.find(number);
  return found === null ? { status: 404, body: { title: "Not found" } } : { status: 200, text: found };
}
