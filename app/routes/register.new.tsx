// A reception unit is added to the register.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { requireGround } from "~/access/require";
import { UnitFields } from "~/components/register-unit-form";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageTitle } from "~/components/ui/page-pieces";
import { addUnit } from "~/domain/register/save-unit.server";
import { type UnitForm, unitFields } from "~/domain/register/unit";
import { findMunicipality, municipalities } from "~/domain/routing/municipalities";
import { readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("registerNew");

export async function loader({ request }: LoaderFunctionArgs) {
  const wanted = new URL(request.url).searchParams.get("municipality") ?? "";
  return asStaff({ request }, async ({ actor }) => {
    requireGround(actor, "register.manage", { authorityId: actor.authorityId });
    return {
      municipalityCode: findMunicipality(wanted)?.code ?? "",
      municipalities: [...municipalities]
        .sort((a, b) => a.name.localeCompare(b.name, "sv"))
        .map(({ code, name }) => ({ code, name })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = typed(form, unitFields);
  return asStaff({ request }, (ctx) =>
    orRefused(values, async () => {
      const { unitId } = await addUnit(ctx, { form: values as UnitForm });
      return redirect(paths.registerUnit(unitId, { done: "added" }));
    }),
  );
}

export default function RegisterNew() {
  const { t } = useTranslation("register");
  const { municipalities, municipalityCode } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading">
      <PageTitle over={<a href={paths.register()}>{t("title")}</a>} title={t("form.addTitle")} />
      <ErrorSummary errors={refused?.errors} />
      <UnitFields
        municipalities={municipalities}
        values={refused?.values ?? { municipalityCode }}
        errors={refused?.errors ?? {}}
        version={null}
      />
    </div>
  );
}
