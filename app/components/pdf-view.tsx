import { type ComponentType, useEffect, useState } from "react";
import type { PdfPagesProps } from "./pdf-pages.client";

// Shows the exact bytes of a PDF in the page. Without JavaScript, and when the viewer fails, the link stands alone: the
// browser's own view opens it (the content policy allows no embedded object).

export interface PdfViewWords {
  /** The link to the file itself. */
  open: string;
  loading: string;
  failed: string;
  page: (n: number, of: number) => string;
}

export interface PdfViewProps {
  src: string;
  /** What the document is, for a screen reader: never a name. */
  label: string;
  words: PdfViewWords;
}

export function PdfView({ src, label, words }: PdfViewProps) {
  const [Pages, setPages] = useState<ComponentType<PdfPagesProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    // react-pdf throws on the server: it is loaded in the browser, on the pages that show a document.
    import("./pdf-pages.client")
      .then((viewer) => here && setPages(() => viewer.PdfPages))
      .catch(() => here && setFailed(true));
    return () => {
      here = false;
    };
  }, []);
  return (
    <section aria-label={label} className="pdf-view">
      <p className="mb-4">
        <a className="btn btn-quiet" href={src}>
          {words.open}
        </a>
      </p>
      {failed ? <p role="status">{words.failed}</p> : null}
      {Pages && !failed ? (
        <Pages src={src} loading={words.loading} pageLabel={words.page} onFailure={() => setFailed(true)} />
      ) : null}
    </section>
  );
}
