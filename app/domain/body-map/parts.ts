// The parts of the body on which a visible injury can be marked, front and back, with the child's own left and right.
// Pure data: the picture draws each of them and the list offers each of them, so that they say the same. What clothes
// cover is left out on purpose: nobody undresses a child, and what the child tells stands in words.

const middle = (view: View, names: readonly string[]) => names.map((name) => `${view}-${name}`);
const paired = (view: View, names: readonly string[]) =>
  names.flatMap((name) => [`${view}-${name}-left`, `${view}-${name}-right`]);

export const views = ["front", "back"] as const;
export type View = (typeof views)[number];

/** By view, from the head down. */
export const partsOf: Record<View, readonly string[]> = {
  front: [
    ...middle("front", ["forehead", "nose"]),
    ...paired("front", ["eye", "cheek", "ear"]),
    ...middle("front", ["mouth", "neck", "chest", "stomach"]),
    ...paired("front", ["shoulder", "upper-arm", "forearm", "hand", "hip", "thigh", "knee", "shin", "foot"]),
  ],
  back: [
    ...middle("back", ["head"]),
    ...paired("back", ["ear"]),
    ...middle("back", ["neck", "upper", "lower"]),
    ...paired("back", [
      "shoulder",
      "upper-arm",
      "elbow",
      "forearm",
      "hand",
      "hip",
      "thigh",
      "knee",
      "calf",
      "foot",
    ]),
  ],
};

export const bodyParts: readonly string[] = views.flatMap((view) => partsOf[view]);

export type Side = "left" | "right";

/** A part's name without its side, as the texts have it (body-map:parts), and the side. */
export function partAndSide(part: string): { name: string; side: Side | null } {
  for (const side of ["left", "right"] as const)
    if (part.endsWith(`-${side}`)) return { name: part.slice(0, -side.length - 1), side };
  return { name: part, side: null };
}
