// Begins a report about a sibling out of one that the actor works with: "also concerns a sibling". Policies "report.work"
// on that one, and those of start-report on the sibling: a pupil whom she has, or a child in her own words. What is of the
// family goes over, each child's own stays behind (sibling-facts.ts); the two are linked, and each of them is told of the
// other only to those who may know of both. One child a report. Source: domain.md, SoL 19:1.
import type { StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { refuse } from "../refusal";
import { firstChild } from "./read-sibling-facts.server";
import { paragraphsOffered, type Sibling, sharedFacts } from "./sibling-facts";
import { type Described, type StartReport, startReport } from "./start-report.server";
import type { Words } from "./words";

export interface StartSibling {
  /** The report that it is begun from. */
  reportId: string;
  who: StartReport["who"];
  /** Those of the offered paragraphs that concern the sibling too. */
  paragraphs: string[];
  words: Words;
  idempotencyKey: string;
}

/** Gives the new report's id. Throws Refusal, NotVisible. audit: start-report records the report and the link. */
export async function startSibling(ctx: StaffCtx, input: StartSibling): Promise<{ reportId: string }> {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", facts);
  const child = await firstChild(ctx, { report, pupil });
  const offered = paragraphsOffered(child);
  if (input.paragraphs.some((p) => !offered.includes(p))) refuse("paragraphs", "version_old");
  const sibling = await siblingOf(ctx, input.who, report.pupilId);
  const values = sharedFacts(child, sibling, input.paragraphs);
  return startReport(ctx, {
    who: input.who,
    follows: "",
    language: report.language,
    words: input.words,
    idempotencyKey: input.idempotencyKey,
    from: { values, entries: [], siblingOf: report.id },
  });
}

async function siblingOf(
  ctx: StaffCtx,
  who: { pupilId: string } | Described,
  firstPupilId: string | null,
): Promise<Sibling> {
  if (!("pupilId" in who))
    return { givenName: who.fullName.trim().split(/\s+/)[0] ?? "", protected: false, inRoster: false };
  if (who.pupilId === "") refuse("pupil", "pupil_missing");
  if (who.pupilId === firstPupilId) refuse("pupil", "sibling_same");
  const { pupil, facts } = await pupilFacts(ctx, who.pupilId);
  requireGround(ctx.actor, "report.start", facts);
  return { givenName: pupil.givenName, protected: pupil.protection !== "none", inRoster: true };
}
