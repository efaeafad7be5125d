import type { ReactNode } from "react";
import type { FieldErrors } from "~/domain/refusal";

export interface StepProps {
  version: number;
  idempotencyKey: string;
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

/** A form of its own for each step, made from the version that is shown. */
export function Step({ version, idempotencyKey, children }: StepProps & { children: ReactNode }) {
  return (
    <form method="post" className="stack not-first:border-t not-first:border-line not-first:pt-4">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="key" value={idempotencyKey} />
      {children}
    </form>
  );
}
