// What every use case is handed: who acts, when, and with what.
import type { ActorRef } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import type { Actor, SocialActor, StaffActor } from "./actor";
import type { Ports } from "./ports";

export interface Ctx<A extends Actor = Actor> {
  actor: A;
  now: Date;
  db: Database;
  vault: Vault;
  ports: Ports;
}

export type StaffCtx = Ctx<StaffActor>;
export type SocialCtx = Ctx<SocialActor>;

/** The actor as the audit stores it: pseudonymous ids only. */
export function actorRef(actor: Actor): ActorRef {
  return actor.kind === "staff"
    ? { kind: "staff", accountId: actor.accountId, authorityId: actor.authorityId }
    : { kind: "social", accountId: actor.accountId, municipalityCode: actor.municipalityCode };
}
