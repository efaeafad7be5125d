// Makes the cover sheet of a report that a person posts or hands over, for the delivery as it was sent. Policy
// "report.work"; logged before a byte leaves. Kept nowhere: the same delivery always gives the same sheet but for what the
// register says of the address now. Does not note that anything was posted: note-carried does.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { renderDocument } from "~/documents/render-document.server";
import { deliveriesOf } from "~db/delivery.server";
import { fieldsOfReport } from "~db/report.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { unitSentTo } from "~db/sent-unit.server";
import { requireOpen } from "../report/guard-of-report.server";
import { openFields } from "../report/sealed-fields";
import type { Words } from "../report/words";
import { findMunicipality } from "../routing/municipalities";
import { coverSheet } from "./cover-sheet";

/** The PDF. Throws NotVisible also where nothing has been sent. */
export async function makeCoverSheet(
  ctx: StaffCtx,
  input: { reportId: string; words: (language: "sv" | "en") => Words },
): Promise<Uint8Array> {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  await requireOpen(ctx, report, "cover_sheet");
  const delivery = (await deliveriesOf(ctx.db.read, report.id)).at(-1);
  if (!delivery) throw new NotVisible();
  const contact = await unitSentTo(ctx.db.read, delivery);
  const school = await unitWithAuthority(ctx.db.read, report.schoolUnitId);
  const said = (await fieldsOfReport(ctx.db.read, report.id)).filter((r) => r.field === "protectedIdentity");
  const answered = (await openFields(ctx.vault, report.id, said)).get("protectedIdentity");
  const hidden = answered === "yes" || (pupil !== null && pupil.protection !== "none");
  const sheet = coverSheet(
    {
      language: report.language,
      reference: report.reference,
      sentAt: delivery.createdAt,
      digest: delivery.digest,
      receiver: {
        municipality: findMunicipality(delivery.municipalityCode)?.name ?? delivery.municipalityCode,
        unit: contact?.unit ?? "",
        address: contact?.address ?? "",
      },
      sender:
        school && !hidden
          ? { authority: school.authorityName, unit: school.name, phone: school.phone }
          : null,
      acute: report.acute,
      legalProfile: school?.legalProfile ?? "municipal",
    },
    input.words(report.language),
  );
  const pdf = await renderDocument(sheet);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.cover-made",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId: delivery.documentId,
      },
    }),
  );
  return pdf;
}
