// The milestones drawn as a line: across where there is room, down where there is not. The words of the whole drawing are
// its label; the steps below say the same in full. What has been is filled, what is to come a ring; a triangle is today.
import { useTranslation } from "react-i18next";

interface ShownMilestone {
  id: string;
  state: string;
  /** The day, "by" it, or how it is counted; in words. */
  when: string;
}

export interface ShownTimeline {
  milestones: readonly ShownMilestone[];
  /** In milestones from the first; null where no report is followed. */
  reached: number | null;
}

interface Drawn extends ShownMilestone {
  title: string;
}

export function ProcessTimeline({ milestones, reached }: ShownTimeline) {
  const { t } = useTranslation("next-steps");
  const drawn = milestones.map((m) => ({ ...m, title: t(`timeline.${m.id}`) }));
  const points = drawn.map(({ title, when, state }) =>
    t("timeline.point", {
      title,
      when: when || t("timeline.unknown"),
      state: t(`states.${state}`).toLowerCase(),
    }),
  );
  const label = t("timeline.label", { points: points.join(" ") });
  return (
    <figure className="timeline">
      <Across drawn={drawn} reached={reached} label={label} />
      <Down drawn={drawn} reached={reached} label={label} />
      {reached === null ? null : (
        <figcaption className="soft">
          <svg viewBox="0 0 14 14" className="glyph here" aria-hidden="true">
            <path d="M1 2h12L7 12z" />
          </svg>{" "}
          {t("timeline.here")}
        </figcaption>
      )}
    </figure>
  );
}

interface DrawingProps {
  drawn: readonly Drawn[];
  reached: number | null;
  label: string;
}

const across = { width: 640, edge: 60, line: 30, lineHeight: 19, letters: 15 };

function Across({ drawn, reached, label }: DrawingProps) {
  const apart = (across.width - 2 * across.edge) / Math.max(1, drawn.length - 1);
  const x = (place: number) => across.edge + place * apart;
  const y = across.line;
  const rows = drawn.map(({ title, when }) => [
    ...wrap(title).map((words) => ({ words, bold: true })),
    ...wrap(when).map((words) => ({ words, bold: false })),
  ]);
  const deepest = Math.max(...rows.map((r) => r.length));
  return (
    <svg
      className="across"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${across.width} ${y + 22 + deepest * across.lineHeight}`}
    >
      <path className="ahead" d={`M${x(0)} ${y}H${x(drawn.length - 1)}`} />
      {reached ? <path className="been" d={`M${x(0)} ${y}H${x(reached)}`} /> : null}
      {reached === null ? null : <path className="here" d={`M${x(reached) - 7} ${y - 26}h14l-7 12z`} />}
      {drawn.map(({ id, state }, i) => (
        <g key={id} transform={`translate(${x(i)} ${y})`}>
          <Node state={state} />
          {rows[i]?.map(({ words, bold }, row) => (
            <text
              key={`${words} ${bold}`}
              y={30 + row * across.lineHeight}
              textAnchor="middle"
              className={bold ? "title" : undefined}
            >
              {words}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

const down = { width: 320, left: 24, apart: 62, top: 22 };

function Down({ drawn, reached, label }: DrawingProps) {
  const y = (place: number) => down.top + place * down.apart;
  const x = down.left;
  return (
    <svg
      className="down"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${down.width} ${y(drawn.length - 1) + 40}`}
    >
      <path className="ahead" d={`M${x} ${y(0)}V${y(drawn.length - 1)}`} />
      {reached ? <path className="been" d={`M${x} ${y(0)}V${y(reached)}`} /> : null}
      {reached === null ? null : <path className="here" d={`M${x - 22} ${y(reached) - 7}v14l12 -7z`} />}
      {drawn.map(({ id, state, title, when }, i) => (
        <g key={id} transform={`translate(${x} ${y(i)})`}>
          <Node state={state} />
          <text x="22" y="5" className="title">
            {title}
          </text>
          <text x="22" y="26">
            {when}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Node({ state }: { state: string }) {
  const been = state === "done" || state === "passed";
  return <circle r="8" className={been ? "node-been" : state === "now" ? "node-now" : "node-ahead"} />;
}

/** Lines of whole words. */
/** A day of the week, its number and its month stay on one line. */
export const dayTogether = (text: string) => text.replace(/(\S+) (\d{1,2}) (\S+)$/, "$1\u00a0$2\u00a0$3");

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of dayTogether(text).split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < across.letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
