/**
 * The simulated message service's page: what has come, what is said of it, and what is to be said of the next.
 * Its words stand here, apart from the tool's own: the page belongs to the simulator and is never served by the tool.
 */
import type { KeptMessage } from "./simulator-book";
import type { KeptMatter } from "./simulator-lifecare.server";

const style = `
:root{color-scheme:light dark}
body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}
h2{font-size:1.25rem;margin:0 0 .5rem}
article,fieldset{border:2px solid;border-radius:.5rem;padding:1rem;margin:1rem 0}
fieldset{min-width:0}
button,select{font:inherit;min-height:2.75rem;padding:.25rem 1rem;margin:.25rem .5rem .25rem 0;max-width:100%}
p{margin:.25rem 0;overflow-wrap:anywhere}
.note{opacity:.85}`;

/** id → what the button says. The ids are simulator-control.server.ts's. */
export const outcomes: Readonly<Record<string, string>> = {
  accept: "Tas emot (accepted)",
  wait: "Dröjer (no receipt yet)",
  "reject-SV": "Avvisas: form (SV)",
  "reject-BV-not-found": "Avvisas: mottagare finns inte (BV, not-found)",
  "reject-BV-too-long": "Avvisas: för stort (BV, too-long)",
  "reject-BV-forbidden": "Avvisas: skadlig fil (BV, forbidden)",
  "reject-SIG": "Avvisas: signatur (SIG)",
  "exchange-error": "Kommer inte fram (exchange error)",
};

export function servicePage(
  messages: readonly (KeptMessage & { status: string })[],
  matters: readonly KeptMatter[],
): string {
  const shown = [...messages].reverse().slice(0, 50);
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Simulerad meddelandetjänst</title><style>${style}</style></head>
<body><h1>Simulerad meddelandetjänst</h1>
<p class="note">Här svarar mottagaren. Ingenting lämnar den här datorn.
<span lang="en">Here the receiver answers. Nothing leaves this computer.</span></p>
<form method="post" action="/control/outcome"><fieldset><legend>Nästa meddelande / Next message</legend>
${choice("")}</fieldset></form>
<h2>Meddelanden / Messages: ${messages.length}</h2>${shown.map(card).join("")}
<h2>Ärenden i Lifecare / Matters: ${matters.length}</h2>${[...matters].reverse().slice(0, 50).map(matter).join("")}
<form method="get" action="/"><button>Läs om / Reload</button></form></body></html>`;
}

function card({ attributes, status, deleted }: KeptMessage & { status: string }): string {
  const { label, recipient, recipientAttention, messageId } = attributes;
  const files = attributes.digitalDocument.flatMap((document) => document.contentFiles);
  return `<article><h2>${escapeHtml(label)}</h2>
<p>${escapeHtml(`${recipient} · ${recipientAttention.subOrganization.extension}`)}</p>
<p>${escapeHtml(files.map((file) => file.fileName).join(", "))}</p>
<p><strong>${escapeHtml(status)}</strong>${deleted ? " · borttaget / removed" : ""}
 · <a href="/messages/${escapeHtml(messageId)}.xml">XML</a></p>
<form method="post" action="/control/outcome">${choice(messageId)}</form></article>`;
}

function choice(messageId: string): string {
  const options = Object.entries(outcomes).map(
    ([id, words]) => `<option value="${id}">${escapeHtml(words)}</option>`,
  );
  return `<input type="hidden" name="messageId" value="${escapeHtml(messageId)}">
<label>Utfall / Outcome <select name="outcome">${options.join("")}</select></label><button>Välj / Choose</button>`;
}

function matter({ id, municipalityCode, date, attachments }: KeptMatter): string {
  const titles = attachments.map((file) => `<p>${escapeHtml(file.title)}</p>`).join("");
  return `<article><h2>${id}</h2><p>${escapeHtml(`${municipalityCode} · ${date}`)}</p>${titles}</article>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (one) => entities[one] ?? one);
}
