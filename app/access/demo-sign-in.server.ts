// Sign-in from a list, in a demo alone: production's configuration cannot switch it on.

import { findMunicipality } from "~/domain/routing/municipalities";
import { house } from "~/house.server";
import { demoPeopleOf } from "~db/demo-people.server";
import { actorOf, beginSession } from "./session.server";

export async function waysOfSigningIn() {
  const { env, ports, db } = await house();
  return {
    bankid: ports.signing !== null,
    demoPeople: env.demoSignIn
      ? (await demoPeopleOf(db.read)).map(
          ({ accountId, name, role, schoolName, authorityName, municipalityCode }) => ({
            accountId,
            name,
            role,
            place: schoolName ?? authorityName ?? findMunicipality(municipalityCode ?? "")?.name ?? "",
          }),
        )
      : [],
  };
}

/** The session's cookie; null for somebody who is not on the list, or where there is no list. */
export async function signInAsDemoPerson(
  request: Request,
  accountId: string,
  now: Date,
): Promise<string | null> {
  const { env, db } = await house();
  if (!env.demoSignIn || !(await demoPeopleOf(db.read)).some((p) => p.accountId === accountId)) return null;
  const found = await actorOf(accountId, now);
  return found && beginSession(request, { actor: found.actor, method: "demo", now });
}
