// What may be written about an error. Its message may not: a database driver puts the row's values there, a
// parser what was typed. Kind, code and places in the code are enough to find the cause.

export interface Failure {
  kind: string;
  code?: string;
  at: string[];
  cause?: Failure;
}

const code = /^[A-Z][A-Z0-9_]{1,60}$|^[0-9A-Z]{5}$/;

export function describeFailure(error: unknown, depth = 0): Failure {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  const failure: Failure = { kind: error.name, at };
  const given = (error as { code?: unknown }).code;
  if (typeof given === "string" && code.test(given)) failure.code = given;
  if (error.cause !== undefined && depth < 3) failure.cause = describeFailure(error.cause, depth + 1);
  return failure;
}
