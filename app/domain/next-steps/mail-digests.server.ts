// Sends each of the staff who has an address and something to do a mail with the number of things, as digest.ts decides;
// the number is that of the first page, by the same policy. A server that does not answer ends the round: the next one
// goes on. Reads no record of a child, only what waits. Does not choose the hour: the runner does.
import { actorFrom } from "~/access/session.server";
import { record } from "~/audit/record.server";
import { todoSince } from "~/domain/concern/list-todo.server";
import type { MailText } from "~/domain/reception/mail-notice.server";
import type { MailPort } from "~/integrations/mail/port";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { noteMailed, staffToMail } from "~db/mail.server";
import { digestFor } from "./digest";

interface House {
  db: Database;
  vault: Vault;
  mail: MailPort;
}

/** False where the server did not answer, and the rest is to be tried again. */
export async function mailDigests(
  { db, vault, mail }: House,
  { words, now, keepOn }: { words: (count: number) => MailText; now: Date; keepOn: () => boolean },
): Promise<boolean> {
  for (const person of await staffToMail(db.read)) {
    if (!keepOn()) return false;
    const actor = (await actorFrom(db.read, person.id, now))?.actor;
    if (actor?.kind !== "staff") continue;
    const since = await todoSince({ actor, now, db, vault, ports: { signing: null } });
    const digest = digestFor({ ...person, since }, now);
    if (!digest) continue;
    const waiting = since.map((at) => at.toISOString()).sort();
    const of = ["digest", person.id, person.lastMailedAt?.toISOString() ?? "", ...waiting];
    const sent = await mail.send({ of, to: digest.to, ...words(digest.count) });
    if (!sent.sent && sent.fault !== "refused") return false;
    // An address that is refused is tried again when something new waits, not every round.
    await db.write(async (tx) => {
      await noteMailed(tx, "digest", person.id, now);
      if (!sent.sent) return;
      const event = { kind: "mail.digest-sent", toId: person.id, waiting: digest.count } as const;
      await record(tx, { at: now, actor: { kind: "system", accountId: null }, ground: "delivery", event });
    });
  }
  return true;
}
