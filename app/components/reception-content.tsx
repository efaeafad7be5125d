import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { ReceivedEvidence, type ShownEvidenceItem } from "./reception-evidence";
import { Card, Chip } from "./ui/page-pieces";

interface ReceivedContentProps {
  id: string;
  receipt: string | null;
  hasFile: boolean;
  hasTwin: boolean;
  attachments: readonly { id: string; label: string; kind: string; size: string; asListed: boolean }[];
  evidence: readonly ShownEvidenceItem[];
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
  const { t } = useTranslation(["reception", "statistics", "received-document"]);
  // Who reported stands far down in the form, and is the one to phone first.
  const reporter =
    page.reporter ??
    page.sections.flatMap(({ rows }) => rows).find(({ field }) => field === "reporters")?.value;
  if (page.gone) return <p>{t("read.gone")}</p>;
  return (
    <div className="stack">
      {page.hasFile ? (
        <p>
          <a href={paths.receivedDocument(page.id)}>{t("read.file")}</a>
          {page.hasTwin ? (
            <>
              {" · "}
              <a href={paths.receivedDocument(page.id, { as: "page" })}>{t("received-document:asPage")}</a>
            </>
          ) : null}{" "}
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
          {reporter ? <Fact label={t("read.reporter")} value={reporter} /> : null}
        </dl>
      </Card>
      <ReceivedEvidence id={page.id} evidence={page.evidence} />
      {page.attachments.length > 0 ? <ReceivedFiles {...page} /> : null}
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

/** The files beside the document, to download. */
function ReceivedFiles({ id, attachments }: Pick<ReceivedContentProps, "id" | "attachments">) {
  const { t } = useTranslation("reception");
  return (
    <Card title={t("read.attachments")}>
      <ul className="plain">
        {attachments.map((file) => (
          <li key={file.id}>
            <a href={paths.receivedAttachment(id, file.id)} download>
              {file.label}
            </a>{" "}
            <span className="soft">
              {file.kind}, {file.size}. {t(file.asListed ? "read.asListed" : "read.notAsListed")}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft mt-2">{t("read.attachmentsAbout")}</p>
    </Card>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="whitespace-pre-line">{value}</dd>
    </>
  );
}
