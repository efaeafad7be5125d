// A question without a name, handed over: to student health of the world's school, or to whom else it is said.
import type { StaffCtx } from "~/access/context.server";
import { askConsultation } from "~/domain/consultation/ask-consultation.server";
import { newConsultationCode } from "~/domain/consultation/code.server";
import { handOverLetters } from "~/domain/consultation/hand-over-letters.server";
import { consultation } from "~db/schema/consultation.server";
import type { World } from "./world";

/** Gives its id. */
export async function aConsultation(
  world: World,
  asker: StaffCtx,
  receiver = `unit:${world.schoolUnitId}`,
): Promise<string> {
  await askConsultation(asker, { receiver, text: "Hur gör vi?", code: newConsultationCode(), sure: true });
  await handOverLetters(world, asker.now);
  const [row] = await world.db.read.select({ id: consultation.id }).from(consultation);
  return row?.id ?? "";
}
