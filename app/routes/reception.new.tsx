// Enters a report that came by phone, on paper or at the counter.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asSocial } from "~/access/guard.server";
import { requireGround } from "~/access/require";
import { EnterForm } from "~/components/reception-enter-form";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageTitle } from "~/components/ui/page-pieces";
import { enterReport } from "~/domain/reception/enter-report.server";
import { field, fields, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("receptionNew");

export async function loader({ request }: LoaderFunctionArgs) {
  return asSocial({ request }, async ({ actor }) => {
    requireGround(actor, "reception.work", { municipalityCode: actor.municipalityCode });
    return { idempotencyKey: randomUUID() };
  });
}

const typedNames = [
  "wayIn",
  "date",
  "time",
  "childName",
  "personalNumber",
  "birthDate",
  "sex",
  "summary",
  "reporterKind",
  "reporter",
  "acute",
  "protectedIdentity",
  "feedbackRequested",
] as const;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const categories = fields(form, "categories");
  const values = { ...typed(form, typedNames), categories: categories.join(" ") };
  const said = (name: (typeof typedNames)[number]) => field(form, name);
  return asSocial({ request }, (ctx) =>
    orRefused(values, async () => {
      const { receivedId } = await enterReport(ctx, {
        form: {
          wayIn: said("wayIn"),
          date: said("date"),
          time: said("time"),
          childName: said("childName"),
          personalNumber: said("personalNumber"),
          birthDate: said("birthDate"),
          sex: said("sex"),
          summary: said("summary"),
          categories,
          reporterKind: said("reporterKind"),
          reporter: said("reporter"),
          acute: said("acute") === "yes",
          protectedIdentity: said("protectedIdentity") === "yes",
          feedbackRequested: said("feedbackRequested") === "yes",
        },
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.received(receivedId, { done: "entered" }));
    }),
  );
}

export default function Enter() {
  const { t } = useTranslation("reception");
  const { idempotencyKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading">
      <PageTitle
        over={<a href={paths.reception()}>{t("title")}</a>}
        title={t("enter")}
        under={t("reception-forms:entering.lead")}
      />
      <ErrorSummary errors={refused?.errors} />
      <EnterForm idempotencyKey={idempotencyKey} refused={refused ?? null} />
    </div>
  );
}
