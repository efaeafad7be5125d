import type { GuardedOutput } from "~/domain/report/family-guard";

/** An output that a guardian could meet is locked: the door leads to the page that says so, and where it is decided. */
export class OutputLocked extends Error {
  constructor(
    readonly reportId: string,
    readonly output: GuardedOutput,
  ) {
    super("output locked");
    this.name = "OutputLocked";
  }
}
