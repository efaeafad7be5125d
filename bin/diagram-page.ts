// Draws transition tables (actor × status × action) as a Mermaid state diagram and a table beneath it, so that
// the drawing is the code's own. Does not lay out: the reader of the page does.

type Transitions = Record<string, Partial<Record<string, Partial<Record<string, string>>>>>;

interface Diagram {
  title: string;
  /** Where the table is. */
  source: string;
  first: string;
  transitions: Transitions;
}

interface Arrow {
  from: string;
  to: string;
  label: string;
}

function arrowsOf(transitions: Transitions): Arrow[] {
  return Object.entries(transitions).flatMap(([actor, statuses]) =>
    Object.entries(statuses).flatMap(([from, actions]) =>
      Object.entries(actions ?? {}).map(([action, to]) => ({
        from,
        to: to ?? from,
        label: `${actor}: ${action}`,
      })),
    ),
  );
}

export function drawDiagram({ title, source, first, transitions }: Diagram): string {
  const arrows = arrowsOf(transitions);
  const leaves = new Set(arrows.map((arrow) => arrow.from));
  const ends = [...new Set(arrows.map((arrow) => arrow.to))].filter((status) => !leaves.has(status));
  return [
    `# ${title}`,
    "",
    `Drawn by \`npm run diagram\` from \`${source}\`; not edited by hand.`,
    "",
    "```mermaid",
    "stateDiagram-v2",
    `  [*] --> ${first}`,
    ...arrows.map((arrow) => `  ${arrow.from} --> ${arrow.to}: ${arrow.label.replace(": ", " / ")}`),
    ...ends.map((status) => `  ${status} --> [*]`),
    "```",
    "",
    "| from | who: what | to |",
    "| --- | --- | --- |",
    ...arrows.map((arrow) => `| ${arrow.from} | ${arrow.label} | ${arrow.to} |`),
    "",
  ].join("\n");
}
