// A page of text as PDF 1.4, for the files of the demo data: small, valid and quick to make by the hundred.
// Real reports are made by app/documents. Helvetica with WinAnsi: Latin letters only.

function escapeText(line: string): string {
  return line.replace(/[\\()]/g, (c) => `\\${c}`);
}

export function paper(title: string, lines: readonly string[]): Uint8Array {
  const shown = [`BT /F1 15 Tf 56 770 Td (${escapeText(title)}) Tj ET`];
  for (const [i, line] of lines.slice(0, 44).entries()) {
    shown.push(`BT /F1 10.5 Tf 56 ${742 - i * 16} Td (${escapeText(line)}) Tj ET`);
  }
  const content = shown.join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /Lang (sv-SE) >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`;
  // One byte a character: what Latin-1 lacks is shown as a question mark.
  return new Uint8Array(Buffer.from(body.replace(/[^\n -~\xa0-\xff]/g, "?"), "latin1"));
}
