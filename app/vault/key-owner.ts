// Whose a key is, and which kinds of key may wrap it (decision 0004).
// Does not decide who may use a key: that is the policy's work, before the vault is asked.

export type KeyOwner = { kind: "authority" | "pupil" | "municipality" | "content"; id: string };

/** Where a sealed value stands. Goes into the associated data, so that a value moved elsewhere does not open. */
export interface Place {
  table: string;
  row: string;
  column: string;
  version: number;
}

/** "master" stands for the key in the file outside both databases. */
export const wrappers: Record<KeyOwner["kind"], readonly (KeyOwner["kind"] | "master")[]> = {
  authority: ["master"],
  municipality: ["master"],
  pupil: ["authority"],
  content: ["pupil", "municipality", "authority"],
};

export function sameOwner(a: KeyOwner | null, b: KeyOwner | null): boolean {
  return a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);
}

export function ownerName(owner: KeyOwner): string {
  return `${owner.kind}:${owner.id}`;
}
