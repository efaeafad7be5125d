export type VaultFailure =
  | "key-destroyed"
  | "key-missing"
  | "key-wrapper-refused"
  | "master-key-refused"
  | "tampered"
  | "malformed"
  | "stream-incomplete";

const explanations: Record<VaultFailure, string> = {
  "key-destroyed": "The key is destroyed: what it sealed cannot be read any more.",
  "key-missing": "There is no such key: the key store is older than the database, or the wrong one.",
  "key-wrapper-refused":
    "A key of this kind cannot be wrapped by that owner, or is already wrapped by another.",
  "master-key-refused":
    "The master key must be 32 bytes, given raw or as 64 hexadecimal digits, and not all zero.",
  tampered: "The sealed value was changed, moved from its place, or sealed under another key.",
  malformed: "This is not a sealed value that this version can read.",
  "stream-incomplete": "The sealed file is cut off, or goes on after its end.",
};

/** Says what failed and where, never what was sealed. `where` holds table and column names, no ids. */
export class VaultError extends Error {
  constructor(
    readonly reason: VaultFailure,
    where?: string,
  ) {
    super(where ? `${explanations[reason]} (${where})` : explanations[reason]);
    this.name = "VaultError";
  }
}
