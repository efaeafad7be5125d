import { useTranslation } from "react-i18next";
import { showInstant, showSize, type Words, words } from "~/documents/words";
import type { ReportTwin } from "~/domain/report/report-twin";

// A document as a page: the same content, the same order and the same levels of headings as in the PDF, in the words that
// the PDF uses. The page's own heading is the document's title.

type Shown = Omit<ReportTwin, "form" | "pdf" | "schema">;
type Block = Shown["sections"][number]["blocks"][number];

export function DocumentTwin({ twin }: { twin: Shown }) {
  const w = words[twin.language];
  const { issuer, entries } = twin;
  const from = issuer.unit ? `${issuer.unit}, ${issuer.authority}` : issuer.authority;
  const opening = [
    { label: w.reference, value: twin.reference },
    { label: w.created, value: showInstant(twin.created, twin.language) },
    { label: w.issuer, value: from },
    ...twin.facts,
  ];
  return (
    <article lang={twin.language} className="stack">
      {twin.mark ? <p className="soft">{twin.mark}</p> : null}
      {twin.notices.map((notice) => (
        <p key={notice} className="banner">
          <b>{notice}</b>
        </p>
      ))}
      <Facts rows={opening} />
      {twin.sections.map(({ heading, blocks }) => (
        <section key={heading} className="stack">
          <h2>{heading}</h2>
          {blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
            <OneBlock key={at} block={block} source={w.source} />
          ))}
        </section>
      ))}
      {entries ? <Entries entries={entries} language={twin.language} w={w} /> : null}
      <Files twin={twin} w={w} />
      {twin.footnotes.length > 0 ? (
        <section>
          <h2>{w.notes}</h2>
          {twin.footnotes.map((note) => (
            <p key={note} className="soft">
              {note}
            </p>
          ))}
        </section>
      ) : null}
    </article>
  );
}

function Facts({ rows }: { rows: readonly { label: string; value: string }[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:gap-y-1">
      {rows.map(({ label, value }) => (
        <div key={label} className="sm:contents">
          <dt className="soft">{label}</dt>
          <dd className="whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OneBlock({ block, source }: { block: Block; source: string }) {
  switch (block.kind) {
    case "facts":
      return <Facts rows={block.rows} />;
    case "subheading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return <p className="whitespace-pre-line">{block.text}</p>;
    case "quotation":
      return (
        <blockquote>
          <p className="whitespace-pre-line">{block.text}</p>
          {block.source ? <p className="soft">{`${source}: ${block.source}`}</p> : null}
        </blockquote>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className="list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </List>
      );
    }
    case "table":
      return <Table columns={block.columns} rows={block.rows} />;
  }
}

/** In a frame of its own that can be moved sideways, by key as well, where it is wider than the screen. */
function Table({ columns, rows, label }: { columns: string[]; rows: string[][]; label?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <section className="table-scroll relative" tabIndex={0} aria-label={label ?? columns.join(", ")}>
      <table className="figures figures-text min-w-[36rem]">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={at}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={column} className="whitespace-pre-line last:min-w-64">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Entries(props: { entries: NonNullable<Shown["entries"]>; language: "sv" | "en"; w: Words }) {
  const { entries, language, w } = props;
  const rows = entries.items.map(({ when, role, author, version, quoted, text }) => [
    showInstant(when, language, "short"),
    role ? `${role}\n${author}` : author,
    [version ? w.entryVersion(version) : "", quoted === undefined ? "" : w.entryQuoted(quoted)]
      .filter(Boolean)
      .join("\n"),
    text,
  ]);
  return (
    <section className="stack">
      <h2>{entries.heading}</h2>
      {entries.lead ? <p>{entries.lead}</p> : null}
      <Table
        label={entries.heading}
        columns={[w.entryDate, w.entryAuthor, w.entryState, w.entryText]}
        rows={rows}
      />
    </section>
  );
}

function Files({ twin, w }: { twin: Shown; w: Words }) {
  const { t } = useTranslation("received-document");
  return (
    <>
      {twin.images.length > 0 ? (
        <section>
          <h2>{w.images}</h2>
          <ul className="list">
            {twin.images.map((image, at) => (
              <li key={image.sha256}>
                {w.image(at + 1, image.label)} <span className="soft">{t("inTheFile")}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {twin.attachments.length > 0 ? (
        <section className="stack">
          <h2>{w.attachments}</h2>
          <Table
            label={w.attachments}
            columns={[w.attachmentLabel, w.attachmentType, w.attachmentSize, w.attachmentDigest]}
            rows={twin.attachments.map((file) => [
              file.label,
              file.mediaType,
              showSize(file.size, twin.language),
              `${file.sha256.slice(0, 32)}\n${file.sha256.slice(32)}`,
            ])}
          />
        </section>
      ) : null}
    </>
  );
}
