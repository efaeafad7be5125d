import type { ShownPriority } from "./priority";

interface Point {
  /** 0 to 1, from the figure's left to its right. */
  at: number;
  priority: ShownPriority;
}

interface ThreadOverviewProps {
  /** Says in words what the figure shows. */
  label: string;
  points: readonly Point[];
  /** School years, by where each begins. */
  years: readonly { at: number; label: string }[];
  /** Upright lines with a word above: handovers. */
  divides?: readonly { at: number; label: string }[];
}

const left = 10;
const width = 1020;
const middle = 46;
const x = (at: number) => Math.round((left + Math.min(1, Math.max(0, at)) * width) * 10) / 10;

function Shape({ at, priority }: Point) {
  const cx = x(at);
  if (priority === "act_now") {
    return <path className={`mark p-${priority}`} d={`M${cx} ${middle - 10}l10 10-10 10-10-10z`} />;
  }
  if (priority === "action_desirable") {
    return <path className={`mark p-${priority}`} d={`M${cx} ${middle - 10}l9.5 17h-19z`} />;
  }
  return <circle className={`ring p-${priority}`} cx={cx} cy={middle} r="5.5" />;
}

/** Several school years of one thread, drawn on the server. The chronology below says the same in words. */
export function ThreadOverview({ label, points, years, divides = [] }: ThreadOverviewProps) {
  return (
    <figure className="card overview mb-6">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen */}
      <svg viewBox="0 0 1040 92" role="img" aria-label={label} tabIndex={0}>
        <path className="line" d={`M${left} ${middle}H${left + width}`} />
        {divides.map((divide) => (
          <g key={divide.at}>
            <line className="divide" x1={x(divide.at)} x2={x(divide.at)} y1="22" y2="66" />
            <text x={x(divide.at)} y="16" textAnchor="middle">
              {divide.label}
            </text>
          </g>
        ))}
        {points.map((point, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries may share a moment, and nothing moves
          <Shape key={position} {...point} />
        ))}
        {years.map((year) => (
          <text key={year.at} x={x(year.at)} y="86">
            {year.label}
          </text>
        ))}
      </svg>
    </figure>
  );
}
