// A school authority's own texts in the report form, one opened at a time, and the categories that it guards.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { OpenedText, PickText, WrittenTexts } from "~/components/report-texts";
import { Tick } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { reportCategories } from "~/domain/report/categories";
import { chooseGuarded } from "~/domain/report-text/choose-guarded.server";
import { itemsOf, longestText, textKinds, textSlot } from "~/domain/report-text/own-texts";
import { readOwnTexts } from "~/domain/report-text/read-own-texts.server";
import { saveOwnText } from "~/domain/report-text/save-own-text.server";
import { field, fields, pressed, readForm, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("reportTexts");

/** "guidance.observations": a kind and what it is written for. */
function slotOf(text: string) {
  const [kind = "", item = ""] = text.split(".");
  return textSlot(kind, item);
}

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const { searchParams } = new URL(request.url);
  const wanted = slotOf(searchParams.get("text") ?? "");
  return asStaff({ request }, async (ctx) => {
    const { versions, guard } = await readOwnTexts(ctx);
    const shown = versions.map((v) => ({ ...v, writtenAt: dates.date(v.writtenAt, language) }));
    const own = wanted ? shown.filter((v) => v.kind === wanted.kind && v.item === wanted.item) : [];
    const last = new Map(shown.map((v) => [`${v.kind}.${v.item}`, v]));
    return {
      guard,
      done: searchParams.get("done") !== null,
      kinds: textKinds.map((kind) => ({ kind, items: itemsOf(kind) })),
      opened: wanted && {
        ...wanted,
        version: own.at(-1)?.version ?? 0,
        texts: {
          sv: own.findLast((v) => v.language === "sv")?.text ?? "",
          en: own.findLast((v) => v.language === "en")?.text ?? "",
        },
        earlier: own.filter((v) => v.language === "sv").reverse(),
        longest: longestText[wanted.kind],
      },
      written: [...last.values()].map(({ kind, item, version, byName, writtenAt }) => ({
        kind,
        item,
        version,
        byName,
        writtenAt,
      })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const version = versionOf(form);
  const texts = { sv: field(form, "sv"), en: field(form, "en") };
  const slot = slotOf(field(form, "text"));
  return asStaff({ request }, (ctx) =>
    orRefused({ ...texts }, async () => {
      if (pressed(form, ["", "guard"]) === "guard") {
        await chooseGuarded(ctx, { categories: fields(form, "categories"), version });
        return redirect(paths.reportTexts({ done: "1" }));
      }
      await saveOwnText(ctx, { kind: slot?.kind ?? "", item: slot?.item ?? "", texts, version });
      return redirect(paths.reportTexts({ done: "1" }));
    }),
  );
}

export default function ReportTexts() {
  const { t } = useTranslation("report-text");
  const { t: tf } = useTranslation("report-form");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.register()}>{t("register:title")}</a>}
        title={t("title")}
        under={t("lead")}
      />
      {page.done && !refused ? <Banner tone="done">{t("done")}</Banner> : null}
      <ErrorSummary errors={refused?.errors} />
      {page.opened ? (
        <OpenedText
          key={`${page.opened.kind}.${page.opened.item}`}
          opened={page.opened}
          errors={refused?.errors ?? {}}
          typed={refused?.values ?? {}}
        />
      ) : null}
      <PickText kinds={page.kinds} />
      <WrittenTexts written={page.written} />
      <form method="post" className="card stack">
        <h2>{t("guard")}</h2>
        <p className="soft">{t("guardLead")}</p>
        <input type="hidden" name="do" value="guard" />
        <input type="hidden" name="version" value={page.guard.version} />
        <div>
          {reportCategories.map((category) => (
            <div key={category}>
              <Tick
                name="categories"
                value={category}
                label={tf(`options.${category}`)}
                defaultChecked={page.guard.categories.includes(category)}
              />
            </div>
          ))}
        </div>
        <div className="row">
          <SubmitButton look="quiet">{t("guardSave")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
