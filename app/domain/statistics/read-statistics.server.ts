// Reads a year's figures on reports to one's own municipality: groups, never a person, with small numbers hidden before
// they leave here. Policy "statistics.read" (analyst or reception); logged. Counts nothing itself: the rollups are kept
// in the same transactions as the reports. Source: suppression.ts, dimensions.ts.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { countBy, yearsOf } from "~db/statistics.server";
import { civilDate } from "../calendar/stockholm";
import { type Figures, figuresOf, type YearCounts } from "./figures";

export interface YearFigures {
  year: number;
  /** Null where the year has too few reports to be shown at all. */
  figures: Figures | null;
  empty: boolean;
}

export interface Statistics extends YearFigures {
  municipalityCode: string;
  years: number[];
  lastYear: YearFigures | null;
  /** Months of the year that have begun. */
  months: number;
}

export async function readStatistics(ctx: SocialCtx, input: { year: string }): Promise<Statistics> {
  const { municipalityCode } = ctx.actor;
  const ground = requireGround(ctx.actor, "statistics.read", { municipalityCode });
  const today = civilDate(ctx.now);
  const thisYear = Number(today.slice(0, 4));
  const known = await yearsOf(ctx.db.read, municipalityCode);
  const years = known.includes(thisYear) ? known : [thisYear, ...known];
  const year = years.find((one) => String(one) === input.year) ?? thisYear;
  const shown = await figuresOfYear(ctx, year);
  const lastYear = known.includes(year - 1) ? await figuresOfYear(ctx, year - 1) : null;
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "statistics.read", municipalityCode },
    }),
  );
  const months = year === thisYear ? Number(today.slice(5, 7)) : 12;
  return { municipalityCode, years, ...shown, lastYear, months };
}

async function figuresOfYear(ctx: SocialCtx, year: number): Promise<YearFigures> {
  const q = ctx.db.read;
  const span = { municipalityCode: ctx.actor.municipalityCode, year };
  const counts: YearCounts = {
    month: await countBy(q, span, "month"),
    sex: await countBy(q, span, "sex"),
    category: await countBy(q, span, "category"),
    reporterKind: await countBy(q, span, "reporterKind"),
    wayIn: await countBy(q, span, "wayIn"),
    ending: await countBy(q, { ...span, outcome: "opened" }, "ending"),
    ageByOutcome: await countBy(q, span, "ageGroup", "outcome"),
  };
  const empty = counts.month.every(({ reports }) => reports === 0);
  return { year, figures: figuresOf(counts), empty };
}
