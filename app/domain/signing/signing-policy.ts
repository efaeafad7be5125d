// What a school authority's policy asks of signatures on a kind of document: of whom, how strongly, on what ground. It
// asks and never blocks: no rule here is consulted by what sends. Without a policy nobody is asked. Pure.
// Source: no statute demands a signature on a report (domain: signature); decision 0022.
import { z } from "zod";

export const signedKinds = ["report", "action_plan"] as const;
export type SignedKind = (typeof signedKinds)[number];

/** By what they are to the document. "principal" and "student_health": one of those who have the pupil is enough. */
export const askedRoles = ["creator", "authors", "principal", "student_health"] as const;
export type AskedRole = (typeof askedRoles)[number];

export const strengths = ["electronic", "electronic_or_paper"] as const;

export const longestGround = 300;

export interface SigningPolicy {
  askedOf: readonly AskedRole[];
  strength: (typeof strengths)[number];
  /** The paragraph or decision in words; empty where nobody is asked. */
  ground: string;
}

export const nobodyAsked: SigningPolicy = { askedOf: [], strength: "electronic_or_paper", ground: "" };

const role = z.enum(askedRoles);

/** What the table holds, read tolerantly: a role that is no longer known asks nobody. */
export function policyOf(
  row: { askedOf: readonly string[]; strength: SigningPolicy["strength"]; ground: string } | null,
): SigningPolicy {
  if (!row) return nobodyAsked;
  const askedOf = row.askedOf.flatMap((each) => {
    const known = role.safeParse(each);
    return known.success ? [known.data] : [];
  });
  return { askedOf, strength: row.strength, ground: row.ground };
}

const form = z.object({
  askedOf: z.array(role).transform((asked) => askedRoles.filter((each) => asked.includes(each))),
  strength: z.enum(strengths),
  ground: z.string().trim(),
});

type Faults = Record<string, { key: string }>;

export function checkPolicy(given: {
  askedOf: readonly string[];
  strength: string;
  ground: string;
}): { ok: true; value: SigningPolicy } | { ok: false; errors: Faults } {
  const parsed = form.safeParse(given);
  const errors: Faults = {};
  if (!parsed.success) {
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] = { key: "signing:fault.choose" };
    return { ok: false, errors };
  }
  const { askedOf, ground } = parsed.data;
  if (askedOf.length > 0 && ground === "") errors.ground = { key: "signing:fault.groundMissing" };
  if ([...ground].length > longestGround) errors.ground = { key: "signing:fault.groundTooLong" };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: parsed.data };
}

/** Those whom the policy can mean, by what they are to one document. */
export interface SigningPeople {
  creatorId: string;
  authorIds: readonly string[];
  principalIds: readonly string[];
  studentHealthIds: readonly string[];
}

export interface Wanted {
  role: AskedRole;
  /** One of these is enough; empty where nobody here is such a person. */
  accountIds: readonly string[];
  /** Whoever of them has signed. */
  signedBy: string | null;
}

/** Whose signatures the policy asks for, and whether each is there. Every author for himself; of the others, one. */
export function wantedBy(
  { askedOf }: Pick<SigningPolicy, "askedOf">,
  people: SigningPeople,
  signedIds: readonly string[],
): Wanted[] {
  const { creatorId, authorIds, principalIds, studentHealthIds } = people;
  const one = (asked: AskedRole, accountIds: readonly string[]): Wanted => ({
    role: asked,
    accountIds,
    signedBy: accountIds.find((id) => signedIds.includes(id)) ?? null,
  });
  return askedOf.flatMap((asked): Wanted[] => {
    if (asked === "creator") return [one(asked, [creatorId])];
    if (asked === "principal") return [one(asked, principalIds)];
    if (asked === "student_health") return [one(asked, studentHealthIds)];
    const others = authorIds.filter((id) => id !== creatorId || !askedOf.includes("creator"));
    return others.map((id) => one(asked, [id]));
  });
}

/** Whom the policy asks and who has not signed yet. */
export function stillAsked(wanted: readonly Wanted[]): string[] {
  return [...new Set(wanted.filter((w) => w.signedBy === null).flatMap((w) => w.accountIds))];
}
