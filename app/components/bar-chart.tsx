import { scaleBand, scaleLinear } from "d3-scale";

interface BarChartProps {
  /** The text alternative; the same numbers stand in a table beside. */
  label: string;
  /** Null is a hidden number: it has no bar, and says so. */
  bars: readonly { id: string; name: string; value: number | null }[];
  hidden: string;
}

const size = { width: 480, row: 34, names: 190, right: 44 };

/** Bars from a common nought, drawn on the server. */
export function BarChart({ label, bars, hidden }: BarChartProps) {
  const height = bars.length * size.row;
  const y = scaleBand(
    bars.map(({ id }) => id),
    [0, height],
  ).padding(0.3);
  const highest = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const x = scaleLinear([0, highest], [size.names, size.width - size.right]);
  return (
    <svg viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={label} className="h-auto w-full">
      {bars.map(({ id, name, value }) => {
        const middle = (y(id) ?? 0) + y.bandwidth() / 2 + 5;
        const end = x(value ?? 0);
        return (
          <g key={id}>
            <text x={size.names - 10} y={middle} fontSize="15" textAnchor="end" fill="var(--ink)">
              {name}
            </text>
            <rect
              x={size.names}
              y={y(id)}
              width={end - size.names}
              height={y.bandwidth()}
              rx="3"
              fill="var(--act)"
            />
            <text x={end + 8} y={middle} fontSize="15" fill="var(--soft)">
              {value ?? hidden}
            </text>
          </g>
        );
      })}
      <line x1={size.names} x2={size.names} y1="0" y2={height} stroke="var(--edge)" />
    </svg>
  );
}
