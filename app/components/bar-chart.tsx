import { scaleBand, scaleLinear } from "d3-scale";

interface BarChartProps {
  /** The text alternative; the same numbers stand in a table beside. */
  label: string;
  /** Null is a hidden number: it has no bar, and says so. */
  bars: readonly { id: string; name: string; value: number | null }[];
  hidden: string;
}

const size = { width: 480, row: 48, words: 20, bar: 16, right: 52 };

/** Bars from a common nought, each under its name, drawn on the server. */
export function BarChart({ label, bars, hidden }: BarChartProps) {
  const height = bars.length * size.row;
  const y = scaleBand(
    bars.map(({ id }) => id),
    [0, height],
  );
  const highest = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const x = scaleLinear([0, highest], [0, size.width - size.right]);
  return (
    <svg
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={label}
      className="chart h-auto w-full max-w-lg"
    >
      {bars.map(({ id, name, value }) => {
        const top = y(id) ?? 0;
        const end = x(value ?? 0);
        return (
          <g key={id}>
            <text x="0" y={top + size.words - 5} fill="var(--ink)">
              {name}
            </text>
            <rect x="0" y={top + size.words} width={end} height={size.bar} rx="3" fill="var(--act)" />
            <text x={end + 8} y={top + size.words + 13} fill="var(--soft)">
              {value ?? hidden}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
