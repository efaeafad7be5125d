import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Card, Chip } from "./ui/page-pieces";

interface ReceivedContentProps {
  id: string;
  receipt: string | null;
  hasFile: boolean;
  gone: boolean;
  child: readonly { label: string; value: string }[];
  summary: string | null;
  reporter: string | null;
  categories: readonly string[];
  sections: readonly {
    id: string;
    heading: string;
    rows: readonly { field: string; label: string; value: string }[];
  }[];
}

/** What was told: the child and what has happened first, then the whole report by its sections. */
export function ReceivedContent(page: ReceivedContentProps) {
  const { t } = useTranslation(["reception", "statistics"]);
  if (page.gone) return <p>{t("read.gone")}</p>;
  return (
    <div className="stack">
      {page.hasFile ? (
        <p>
          <a href={paths.receivedPdf(page.id)} target="_blank" rel="noreferrer">
            {t("read.file")}
          </a>
          <span className="soft">
            {" "}
            {t("read.fileAbout")} {page.receipt ? t("read.receipt", { receipt: page.receipt }) : null}
          </span>
        </p>
      ) : null}
      <Card title={t("read.what")}>
        {page.categories.length > 0 ? (
          <p className="row mb-3">
            {page.categories.map((category) => (
              <Chip key={category}>{t(`statistics:category.${category}`)}</Chip>
            ))}
          </p>
        ) : null}
        <p className="reading whitespace-pre-line">{page.summary}</p>
      </Card>
      <Card title={t("read.child")}>
        <dl className="facts">
          {page.child.map(({ label, value }) => (
            <Fact key={label} label={t(`read.${label}`)} value={value} />
          ))}
          {page.reporter ? <Fact label={t("read.reporter")} value={page.reporter} /> : null}
        </dl>
      </Card>
      {page.sections.length > 0 ? (
        <details className="fold" open>
          <summary>{t("read.whole")}</summary>
          <div className="stack">
            {page.sections.map((section) => (
              <Card key={section.id} title={section.heading} level={3}>
                <dl className="stack">
                  {section.rows.map((row) => (
                    <div key={row.field}>
                      <dt className="soft">{row.label}</dt>
                      <dd className="reading whitespace-pre-line">{row.value}</dd>
                    </div>
                  ))}
                </dl>
              </Card>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
