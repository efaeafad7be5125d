import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentModel } from "~/documents/model";
import { Banner } from "./ui/page-pieces";

type Text = Pick<DocumentModel, "language" | "notices" | "facts" | "sections">;

/** For staff, who mostly sign at a wide screen: one press away. */
export function FoldedPlanText({ text }: { text: Text | null }) {
  const { t } = useTranslation("plan");
  if (!text) return null;
  return (
    <details className="fold">
      <summary>{t("text.fold")}</summary>
      <PlanText text={text} />
    </details>
  );
}

/** What a finished version says, in a page's own letters: its paper is too small to read on a phone. */
export function PlanText({ text }: { text: Text }) {
  return (
    <article className="card stack plan-text" lang={text.language}>
      {text.notices.map((notice) => (
        <Banner key={notice}>{notice}</Banner>
      ))}
      <Facts rows={text.facts} />
      {text.sections.map(({ heading, blocks }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a finished version is never changed
            <Block key={at} block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Block({ block }: { block: Text["sections"][number]["blocks"][number] }) {
  switch (block.kind) {
    case "facts":
      return <Facts rows={block.rows} />;
    case "list":
      return <List items={block.items} />;
    case "table":
      return <Rows columns={block.columns} rows={block.rows} />;
    default:
      return <p className="quoted">{block.text}</p>;
  }
}

function Facts({ rows }: { rows: readonly { label: string; value: string }[] }) {
  return (
    <dl className="facts">
      {rows.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finished version is never changed
        <li key={at}>{item}</li>
      ))}
    </ul>
  );
}

/** A row of the paper's table is read from above here: what, and below it who and when. */
function Rows({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <ol className="plain stack">
      {rows.map(([what, ...more], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finished version is never changed
        <li key={at}>
          <b className="quoted">{what}</b>
          {more.map((cell, n) => (
            <p className="soft" key={columns[n + 1]}>
              {columns[n + 1]}: {cell}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
