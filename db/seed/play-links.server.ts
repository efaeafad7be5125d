// Notes that belong together in the demo, by the product's own use cases and with their audit: one occasion with two pupils, a
// note that follows another, and a matter (ärende) with a next date. About pupils of 5B on whom nothing else is shown.
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { addDays, civilDate, civilTime } from "~/domain/calendar/stockholm";
import { linkConcerns } from "~/domain/concern/link-concerns.server";
import { logConcern } from "~/domain/concern/log-concern.server";
import { openMatter } from "~/domain/matter/open-matter.server";
import { listPupils } from "~/domain/pupil/list-pupils.server";
import { concern } from "../schema/concern.server";

const shown = ["Alva Lindqvist", "Theo Åkesson"];

export async function playLinks(teacher: StaffCtx, mentor: StaffCtx): Promise<void> {
  const { groups } = await listPupils(teacher, { withState: false, withProtected: false });
  const pupils = groups.flatMap((g) => (g.name === "5B" ? g.pupils : []));
  const theo = pupils.find((p) => p.name === shown[1]);
  const other = pupils.find((p) => !shown.includes(p.name));
  if (!theo || !other) throw new Error("the demo lacks two pupils of one class");
  const { concernId } = await logConcern(teacher, {
    pupilId: theo.id,
    also: [other.id],
    form: {
      text: "Bråk vid fotbollsmålet på rasten. Han och en klasskamrat knuffades tills någon föll. Båda lugnade sig hos fritidsledaren.",
      priority: "action_desirable",
      category: "conflict",
      circle: "pupil",
      date: civilTime(new Date(+teacher.now - 86_400_000)).date,
      time: "10:20",
    },
    ...{ files: [], linkTo: "", tell: [], idempotencyKey: randomUUID() },
  });
  const before = await teacher.db.read
    .select({ id: concern.id })
    .from(concern)
    .where(and(eq(concern.pupilId, theo.id), eq(concern.circle, "pupil"), eq(concern.status, "active")))
    .orderBy(desc(concern.occurredAt));
  const [latest] = before.filter(({ id }) => id !== concernId);
  if (!latest) throw new Error("the demo lacks an earlier note to follow");
  await linkConcerns(teacher, { concernId, otherId: latest.id, linkKind: "follows" });
  await openMatter(mentor, {
    pupilId: theo.id,
    form: { name: "Rasterna", nextOn: addDays(civilDate(mentor.now), 9), circle: "pupil" },
    concernIds: [concernId, latest.id],
    idempotencyKey: randomUUID(),
  });
}
