import type { Actor } from "./actor";
import { NotVisible } from "./not-visible";
import { can } from "./policy";
import type { Action, Facts, Ground } from "./policy-facts";

/** The ground on which the actor may; otherwise NotVisible, the same as for what does not exist. */
export function requireGround<A extends Action>(actor: Actor, action: A, facts: Facts[A]): Ground {
  const decision = can(actor, action, facts);
  if (!decision.allow) throw new NotVisible();
  return decision.ground;
}
