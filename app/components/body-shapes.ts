// The outline of a child, drawn for this tool: for each part of the body a shape and the place of its number. Drawn for
// the viewer's right half and mirrored. In front the viewer's right is the child's left; from behind it is its right.
import type { View } from "~/domain/body-map/parts";

export interface BodyShape {
  part: string;
  path: string;
  at: readonly [number, number];
}

export const bodyBox = "0 0 200 396";

/** Between the hips, and nothing to mark there. */
export const pelvis = "M86 190 L114 190 L117 222 L102 228 L98 228 L83 222 Z";

type Drawn = readonly [name: string, path: string, x: number, y: number];

const trunk: readonly Drawn[] = [
  ["neck", "M90 70 L110 70 L112 92 L88 92 Z", 100, 86],
  ["chest", "M88 92 L112 92 L131 118 L128 150 L72 150 L69 118 Z", 100, 124],
  ["stomach", "M72 150 L128 150 L129 190 L71 190 Z", 100, 170],
];

const head: Record<View, readonly Drawn[]> = {
  front: [
    ["forehead", "M74.2 34 A27 34 0 0 1 125.8 34 Z", 100, 25],
    ["mouth", "M77.1 62 L122.9 62 A27 34 0 0 1 77.1 62 Z", 100, 69],
  ],
  back: [["head", "M100 10 A27 34 0 0 1 100 78 A27 34 0 0 1 100 10 Z", 100, 44]],
};

/** Above all else: it lies over eyes and cheeks. */
const nose: Drawn = ["nose", "M100 38 L106 57 L94 57 Z", 100, 51];

const half: Record<View, readonly Drawn[]> = {
  front: [
    ["ear", "M126 40 C134 36 136 46 133 53 C131 58 127 58 126 56 Z", 131, 48],
    ["eye", "M100 34 L125.8 34 A27 34 0 0 1 126.9 46 L100 46 Z", 115, 40],
    ["cheek", "M100 46 L126.9 46 A27 34 0 0 1 122.9 62 L100 62 Z", 115, 54],
    ["shoulder", "M112 92 C130 93 146 97 150 114 L131 118 Z", 136, 104],
    ["upper-arm", "M131 118 L150 114 C154 128 157 142 159 156 L142 160 Z", 147, 137],
    ["forearm", "M142 160 L159 156 L170 204 L156 208 Z", 157, 183],
    ["hand", "M156 208 L170 204 C178 214 179 230 172 238 C164 238 157 224 156 208 Z", 168, 221],
    ["hip", "M114 190 L129 190 L135 218 L117 222 Z", 125, 206],
    ["thigh", "M102 228 L117 222 L135 218 C137 244 133 268 129 286 L106 286 Z", 120, 254],
    ["knee", "M106 286 L129 286 L128 308 L107 308 Z", 118, 297],
    ["shin", "M107 308 L128 308 C129 330 125 350 122 366 L109 366 Z", 117, 336],
    ["foot", "M109 366 L122 366 C129 374 135 380 133 388 L107 388 Z", 118, 379],
  ],
  back: [
    ["ear", "M126 40 C134 36 136 46 133 53 C131 58 127 58 126 56 Z", 131, 48],
    ["shoulder", "M112 92 C130 93 146 97 150 114 L131 118 Z", 136, 104],
    ["upper-arm", "M131 118 L150 114 C154 126 156 138 157 148 L141 152 Z", 146, 133],
    ["elbow", "M141 152 L157 148 L161 166 L144 170 Z", 151, 159],
    ["forearm", "M144 170 L161 166 L170 204 L156 208 Z", 158, 187],
    ["hand", "M156 208 L170 204 C178 214 179 230 172 238 C164 238 157 224 156 208 Z", 168, 221],
    ["hip", "M114 190 L129 190 L135 218 L117 222 Z", 125, 206],
    ["thigh", "M102 228 L117 222 L135 218 C137 244 133 268 129 286 L106 286 Z", 120, 254],
    ["knee", "M106 286 L129 286 L128 308 L107 308 Z", 118, 297],
    ["calf", "M107 308 L128 308 C129 330 125 350 122 366 L109 366 Z", 117, 336],
    ["foot", "M109 366 L122 366 C129 374 135 380 133 388 L107 388 Z", 118, 379],
  ],
};

/** Every pair of figures of these paths is an x and a y, but those of an arc, whose last two are. */
function mirrored(path: string): string {
  return path.replace(/([A-Z])([^A-Z]*)/g, (_, letter: string, rest: string) => {
    const n = rest.trim().split(/\s+/).filter(Boolean).map(Number);
    if (letter === "A") {
      const [rx, ry, turn, large, sweep, x = 0, y = 0] = n;
      return `A${rx} ${ry} ${turn} ${large} ${sweep === 1 ? 0 : 1} ${200 - x} ${y} `;
    }
    return `${letter}${n.map((v, i) => (i % 2 === 0 ? Math.round((200 - v) * 10) / 10 : v)).join(" ")} `;
  });
}

const named = (view: View, [name, path, x, y]: Drawn, side = ""): BodyShape => ({
  part: `${view}-${name}${side}`,
  path,
  at: [x, y],
});

/** Trunk as the view calls it. */
const trunkNames: Record<View, Record<string, string>> = {
  front: {},
  back: { chest: "upper", stomach: "lower" },
};

function shapesFrom(view: View): BodyShape[] {
  const [right, left] = view === "front" ? ["-left", "-right"] : ["-right", "-left"];
  const sides = half[view].flatMap((drawn) => {
    const [name, path, x, y] = drawn;
    return [named(view, drawn, right), named(view, [name, mirrored(path), 200 - x, y], left)];
  });
  const middle = trunk.map(([name, ...drawn]): Drawn => [trunkNames[view][name] ?? name, ...drawn]);
  return [
    ...[...middle, ...head[view]].map((drawn) => named(view, drawn)),
    ...sides,
    ...(view === "front" ? [named(view, nose)] : []),
  ];
}

export const bodyShapes: Record<View, readonly BodyShape[]> = {
  front: shapesFrom("front"),
  back: shapesFrom("back"),
};
