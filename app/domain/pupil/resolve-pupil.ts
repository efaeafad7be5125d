// Which of the actor's own pupils a typed name means: "Alva Lindqvist, 5B" or the name alone where only one has it.
// Pure; knows no pupil beyond those it is given.
import { refuse } from "../refusal";
import { nameKey } from "./name-key";

interface Known {
  id: string;
  name: string;
  className: string | null;
}

/** What the list offers for a pupil. */
export const offered = (p: { name: string; className: string | null }): string =>
  p.className ? `${p.name}, ${p.className}` : p.name;

/** The pupil's id; refuses beside the field `pupil` when none or several are meant. */
export function resolvePupil(typed: string, known: readonly Known[]): string {
  if (nameKey(typed) === "") refuse("pupil", "pupil_missing");
  const found = meant(typed, known);
  const [only, ...more] = found;
  if (!only) refuse("pupil", "pupil_unknown");
  if (more.length > 0) refuse("pupil", "pupil_ambiguous");
  return only.id;
}

/** The other pupils of one occasion: refuses beside the field `also`; empty fields mean nobody. */
export function resolveOthers(typed: readonly string[], known: readonly Known[]): string[] {
  return typed
    .filter((name) => nameKey(name) !== "")
    .map((name) => {
      const found = meant(name, known);
      if (found.length > 1) refuse("also", "also_ambiguous", { name });
      return found[0]?.id ?? refuse("also", "also_unknown");
    });
}

function meant(typed: string, known: readonly Known[]): readonly Known[] {
  const key = nameKey(typed);
  const exact = known.filter((p) => nameKey(offered(p)) === key);
  return exact.length > 0 ? exact : known.filter((p) => nameKey(p.name) === key);
}
