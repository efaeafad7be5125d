/** Sent by the page's own viewer, and by nothing that opens, keeps or prints a file. */
export const shownInPage = "X-Shown-In-Page";

/** The headers of an answer that is a PDF; `fileName` is our own and names nobody. */
export function pdfHeaders(disposition: "inline" | "attachment", fileName: string): Record<string, string> {
  return {
    "Content-Type": "application/pdf",
    "Content-Disposition": `${disposition}; filename="${fileName}"`,
    // Not `sandbox`: browsers do not show a PDF in a sandbox. What the file could load is refused.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  };
}
