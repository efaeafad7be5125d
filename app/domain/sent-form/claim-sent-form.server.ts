// A form that comes again. The same form with the same content is answered like the first; the same form with other content
// (Back, changed, sent again) is refused in clear words, so that nothing typed is lost behind "saved": the page keeps what was
// typed and brings a fresh key, and one more press saves it. Of the content only a keyed print is kept, and that for as long as
// a page may lie open (tidied by the runner); what can no longer be compared is refused like what differs.
// Decides nothing about access. audit: none; the use case whose form it is records.
import { createHash } from "node:crypto";
import type { Ctx } from "~/access/context.server";
import type { Queries } from "~db/database";
import { type CarriedOut, carriedOutBefore, claimOnce, dropPrintsBefore } from "~db/idempotency.server";
import { refuse } from "../refusal";
import { contentOf } from "./same-content";

/** A form that has come, before its transaction. */
export interface SentForm {
  key: string;
  accountId: string;
  useCase: string;
  contentPrint: string;
  now: Date;
  files: { ids: string; print: string | null } | null;
  /** The first one's result where the same form was carried out before: the key is used up, and nothing need be made. */
  first: Record<string, string> | null;
}

/**
 * What came as uploads: the same by their ids (a form with scripts names the same ones twice, when they are taken already)
 * or by what they are (without scripts they are sent anew).
 */
export interface SentFiles {
  ids: readonly string[];
  /** Null where one of them is not there to be compared. */
  contents: unknown;
}

const keptMs = 14 * 86_400_000;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/**
 * `input` is the whole form, its target included; the version that it was filled in against is nothing that was said.
 * Throws Refusal (`form_sent_before`).
 */
export async function readSentForm(
  ctx: Ctx,
  useCase: string,
  { idempotencyKey: key, version: _, ...content }: { idempotencyKey: string; version?: number },
  sentFiles?: SentFiles,
): Promise<SentForm> {
  const { actor, now, vault } = ctx;
  const { accountId } = actor;
  const owner =
    actor.kind === "social"
      ? ({ kind: "municipality", id: actor.municipalityCode } as const)
      : ({ kind: "authority", id: actor.authorityId } as const);
  await vault.ensureKey(owner);
  const print = (what: string, said: unknown) =>
    vault.print(owner, JSON.stringify([accountId, useCase, key, what]), contentOf(said, sha256));
  const contentPrint = await print("form", content);
  const files = sentFiles
    ? {
        ids: sentFiles.ids.join(" "),
        print: sentFiles.contents === null ? null : await print("files", sentFiles.contents),
      }
    : null;
  const form = { key, accountId, useCase, contentPrint, files, now };
  return { ...form, first: resultOf(form, await carriedOutBefore(ctx.db.read, form)) };
}

/** Within the transaction. Null: go on; otherwise the first one's result. Throws Refusal (`form_sent_before`). */
export async function claimSentForm(
  tx: Queries,
  { first: _, files, ...form }: SentForm,
  result: Record<string, string>,
): Promise<Record<string, string> | null> {
  const withFiles = { ...result, ...(files && { files: files.ids, filesPrint: files.print ?? "" }) };
  return resultOf({ ...form, files }, await claimOnce(tx, { ...form, result: withFiles }));
}

function resultOf(form: Pick<SentForm, "contentPrint" | "files">, first: CarriedOut | null) {
  if (first && !isTheSame(form, first)) refuse("form", "form_sent_before");
  return first?.result ?? null;
}

function isTheSame({ contentPrint, files }: Pick<SentForm, "contentPrint" | "files">, first: CarriedOut) {
  if (contentPrint !== first.contentPrint) return false;
  if (!files || files.ids === first.result.files) return true;
  return files.print !== null && files.print === first.result.filesPrint;
}

/** By the runner, in a transaction of its own. */
export const tidySentForms = (tx: Queries, now: Date) => dropPrintsBefore(tx, new Date(+now - keptMs));
