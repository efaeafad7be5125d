// What the school authority's policy asks of signatures, by kind of document: read and changed by its administrator.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { SigningPolicyForm } from "~/components/signing-policy-form";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { changeSigningPolicy, readSigningPolicies } from "~/domain/signing/change-signing-policy.server";
import { signedKinds } from "~/domain/signing/signing-policy";
import { field, fields, readForm, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("signingPolicy");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const done = new URL(request.url).searchParams.get("done");
  return asStaff({ request }, async (ctx) => ({
    done: signedKinds.find((kind) => kind === done) ?? null,
    policies: (await readSigningPolicies(ctx)).map(({ changed, ...policy }) => ({
      ...policy,
      changed: changed && { at: dates.day(changed.at, language), by: changed.by },
    })),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const askedOf = fields(form, "askedOf");
  const typed = {
    kind: field(form, "kind"),
    strength: field(form, "strength"),
    ground: field(form, "ground"),
    askedOf: askedOf.join(" "),
  };
  const kind = signedKinds.find((each) => each === typed.kind) ?? "report";
  return asStaff({ request }, (ctx) =>
    orRefused(typed, async () => {
      const { strength, ground } = typed;
      await changeSigningPolicy(ctx, { kind, askedOf, strength, ground, version: versionOf(form) });
      return redirect(paths.signingPolicy({ done: kind }));
    }),
  );
}

export default function SigningPolicy() {
  const { t } = useTranslation("signing");
  const { policies, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.roster()}>{t("shell:nav.roster")}</a>}
        title={t("policy.title")}
        under={t("policy.lead")}
      />
      <ErrorSummary errors={refused?.errors} />
      {done && !refused ? <Banner tone="done">{t("policy.saved")}</Banner> : null}
      {policies.map((policy) => (
        <SigningPolicyForm
          key={policy.kind}
          policy={policy}
          refused={refused?.values.kind === policy.kind ? refused : null}
        />
      ))}
    </div>
  );
}
