import { useEffect, useMemo, useRef, useState } from "react";
import { Document, Page, pdfjs } from "react-pdf";
import StructTree from "react-pdf/dist/StructTree.js";
import { shownInPage } from "~/pdf-answer";
import "react-pdf/dist/Page/TextLayer.css";
import "./pdf-pages.css";

pdfjs.GlobalWorkerOptions.workerSrc = new URL(
  "pdfjs-dist/build/pdf.worker.min.mjs",
  import.meta.url,
).toString();

/** No code made from strings: the content policy forbids it, and pdf.js would try. */
const options = { isEvalSupported: false };

export interface PdfPagesProps {
  src: string;
  loading: string;
  pageLabel: (n: number, of: number) => string;
  onFailure: () => void;
}

/**
 * Every page's text and structure (headings, tables, lists) are there for a screen reader at once; pictures of pages are
 * drawn when they come near.
 */
export function PdfPages({ src, loading, pageLabel, onFailure }: PdfPagesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [count, setCount] = useState(0);
  const file = useMemo(() => ({ url: src, httpHeaders: { [shownInPage]: "1" } }), [src]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame}>
      {width > 0 ? (
        <Document
          file={file}
          options={options}
          loading={<p role="status">{loading}</p>}
          error={null}
          onLoadSuccess={({ numPages }) => setCount(numPages)}
          onLoadError={onFailure}
          onSourceError={onFailure}
        >
          {Array.from({ length: count }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <NearPage key={i} number={i + 1} width={Math.min(width, 900)} label={pageLabel(i + 1, count)} />
          ))}
        </Document>
      ) : null}
    </div>
  );
}

function NearPage({ number, width, label }: { number: number; width: number; label: string }) {
  const section = useRef<HTMLElement>(null);
  const [near, setNear] = useState(number === 1);
  useEffect(() => {
    const element = section.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: "150% 0px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  /** Chromium looks only once for the words that a heading or cell owns: it looks again when text or structure has come. */
  const tellAgain = () =>
    requestAnimationFrame(() => {
      for (const owner of section.current?.querySelectorAll("[aria-owns]") ?? []) {
        const owned = owner.getAttribute("aria-owns") ?? "";
        owner.removeAttribute("aria-owns");
        owner.setAttribute("aria-owns", owned);
      }
    });
  return (
    <section ref={section} aria-label={label} className="mx-auto mb-4 w-fit border border-line bg-white">
      <Page
        pageNumber={number}
        width={width}
        renderMode={near ? "canvas" : "none"}
        renderTextLayer
        renderAnnotationLayer={false}
        onRenderTextLayerSuccess={tellAgain}
        onGetStructTreeSuccess={tellAgain}
        loading={null}
      >
        {/* A drawn page brings its own. */}
        {near ? null : <StructTree />}
      </Page>
    </section>
  );
}
