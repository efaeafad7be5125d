// The words that somebody searches one pupil's thread for: too telling for an address, which stays in histories and is
// seen over a shoulder, and needed by each part of the thread, its printing and its copy. They lie in a cookie for that
// pupil's pages alone, sealed under the pupil's key and bound to the account and to this search, until the browser closes
// or half an hour has passed. The address holds a random name. Decision 0025. Policy "pupil.read" before sealing.
import { randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { house } from "~/house.server";
import { paths } from "~/paths";
import { VaultError } from "~/vault/vault-error";
import type { StaffCtx } from "./context.server";
import { pupilFacts } from "./pupil-facts.server";
import { requireGround } from "./require";

const keptMs = 30 * 60_000;
const longest = 2000;
const content = z.object({ words: z.string(), until: z.number() });

const keptIn = ({ actor }: StaffCtx, pupilId: string, search: string) => ({
  owner: { kind: "pupil" as const, id: pupilId },
  place: { table: "searched_words", row: `${actor.accountId}:${search}`, column: "cookie", version: 1 },
});

async function cookie(pupilId: string) {
  const { env } = await house();
  const secure = env.publicUrl?.protocol === "https:";
  return createCookie(secure ? "__Secure-words" : "words", {
    httpOnly: true,
    sameSite: "lax",
    path: paths.pupil(pupilId),
    secure,
  });
}

/** Null where nothing is searched for. Throws NotVisible for somebody else's pupil either way. */
export async function keepSearchedWords(
  ctx: StaffCtx,
  { pupilId, words }: { pupilId: string; words: string },
): Promise<{ search: string; header: string } | null> {
  const { facts } = await pupilFacts(ctx, pupilId);
  requireGround(ctx.actor, "pupil.read", facts);
  if (words === "") return null;
  const search = randomBytes(6).toString("hex");
  const { owner, place } = keptIn(ctx, pupilId, search);
  const kept = JSON.stringify({ words, until: +ctx.now + keptMs });
  const sealed = Buffer.from(await ctx.vault.seal(owner, place, kept)).toString("base64url");
  return { search, header: await (await cookie(pupilId)).serialize(sealed) };
}

/** Null where they are not kept any more, are another search's, or were never this account's. */
export async function searchedWords(
  ctx: StaffCtx,
  request: Request,
  { pupilId, search }: { pupilId: string; search: string },
): Promise<string | null> {
  const kept: unknown = await (await cookie(pupilId)).parse(request.headers.get("Cookie"));
  if (typeof kept !== "string" || kept.length > longest) return null;
  const { owner, place } = keptIn(ctx, pupilId, search);
  try {
    const text = await ctx.vault.openText(owner, place, Buffer.from(kept, "base64url"));
    const { words, until } = content.parse(JSON.parse(text));
    return +ctx.now < until ? words : null;
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
