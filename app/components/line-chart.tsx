import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";

interface Series {
  label: string;
  /** Null where there is no number, or none that is shown. */
  values: readonly (number | null)[];
  dashed?: boolean;
}

interface LineChartProps {
  /** The text alternative; the same numbers stand in a table beside. */
  label: string;
  names: readonly string[];
  /** The one in focus last: it is drawn on top. */
  series: readonly Series[];
}

const size = { width: 560, height: 260, left: 34, right: 60, top: 16, bottom: 30 };

/** Lines over months, drawn on the server. A hidden number leaves a gap: nothing is drawn between its neighbours. */
export function LineChart({ label, names, series }: LineChartProps) {
  const x = scalePoint(names.map(String), [size.left + 14, size.width - size.right]);
  const highest = Math.max(4, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const y = scaleLinear([0, highest], [size.height - size.bottom, size.top]).nice(4);
  const at = (month: number) => x(names[month] ?? "") ?? 0;
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={label}
      className="chart h-auto w-full"
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={size.left - 8} y={y(tick) + 5} textAnchor="end" fill="var(--soft)">
            {tick}
          </text>
        </g>
      ))}
      {names.map((name, month) => (
        <text
          key={name}
          className={month % 2 === 1 ? "chart-between" : undefined}
          x={at(month)}
          y={size.height - 6}
          textAnchor="middle"
          fill="var(--soft)"
        >
          {name}
        </text>
      ))}
      {series.map((one) => (
        <Line key={one.label} {...one} at={at} y={y} />
      ))}
    </svg>
  );
}

function Line({
  label,
  values,
  dashed,
  at,
  y,
}: Series & { at: (month: number) => number; y: (value: number) => number }) {
  const shown = values.flatMap((value, month) => (value === null ? [] : [{ value, month }]));
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, month) => at(month))
    .y((value) => y(value ?? 0))([...values]);
  const colour = dashed ? "var(--calm)" : "var(--act)";
  const last = shown.at(-1);
  return (
    <g>
      <path
        d={path ?? ""}
        fill="none"
        stroke={colour}
        strokeWidth={dashed ? 2 : 3.5}
        strokeDasharray={dashed ? "5 5" : undefined}
        strokeLinejoin="round"
      />
      {dashed
        ? null
        : shown.map(({ value, month }) => (
            <circle key={month} cx={at(month)} cy={y(value)} r="4" fill={colour} />
          ))}
      {last ? (
        <text
          x={at(last.month) + 9}
          y={y(last.value) + (dashed ? 14 : -2)}
          fontWeight={dashed ? 400 : 650}
          fill={colour}
        >
          {label}
        </text>
      ) : null}
    </g>
  );
}
