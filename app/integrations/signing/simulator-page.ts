/**
 * The page where a demo user 'holds the phone': what waits to be identified or signed, with approve and decline.
 * Its words stand here, apart from the tool's own: the page belongs to the simulator and is never served by the tool.
 */
import type { PlacedOrder } from "./simulator-orders";
import type { SimulatedPerson } from "./simulator-wire.server";

const style = `
:root{color-scheme:light dark}
body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}
h2{font-size:1.25rem;margin:0 0 .5rem}
article{border:2px solid;border-radius:.5rem;padding:1rem;margin:1rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-left:4px solid;padding-left:.75rem}
button,select{font:inherit;min-height:2.75rem;padding:.25rem 1rem;margin:.25rem .5rem .25rem 0;max-width:100%}
.note{opacity:.85}`;

export function phonePage(orders: readonly PlacedOrder[], people: readonly SimulatedPerson[]): string {
  const refresh = orders.length === 0 ? '<meta http-equiv="refresh" content="2">' : "";
  const waiting =
    orders.length === 0
      ? "<p>Inget väntar. Sidan läser om sig själv. <span lang=en>(Nothing is waiting.)</span></p>"
      : orders.map((order) => orderCard(order, people)).join("");
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8">${refresh}
<meta name="viewport" content="width=device-width"><title>Simulerad BankID-app</title><style>${style}</style></head>
<body><h1>Simulerad BankID-app</h1>
<p class="note">Här håller du i telefonen. Ingenting här är ett riktigt BankID.
<span lang="en">Here you hold the phone. Nothing here is a real BankID.</span></p>${waiting}
<form method="get" action="/"><button>Läs om / Reload</button></form></body></html>`;
}

function orderCard(order: PlacedOrder, people: readonly SimulatedPerson[]): string {
  const title = order.kind === "sign" ? "Skriv under / Sign" : "Identifiera dig / Identify yourself";
  const text =
    order.visible === undefined
      ? ""
      : `<pre>${escapeHtml(new TextDecoder().decode(Uint8Array.from(atob(order.visible), (c) => c.charCodeAt(0))))}</pre>`;
  const known = people.find((person) => person.personalNumber === order.personalNumber);
  const who =
    order.personalNumber === undefined
      ? `<label>Som / As <select name="personalNumber">${people.map(option).join("")}</select></label><br>`
      : `<p>${escapeHtml(known ? nameOf(known) : "")} ${escapeHtml(order.personalNumber)}</p>`;
  return `<article><h2>${title}</h2>${text}<form method="post">
<input type="hidden" name="orderRef" value="${escapeHtml(order.orderRef)}">${who}
<button formaction="/control/approve">Godkänn / Approve</button>
<button formaction="/control/scan">Läs av koden / Scan</button>
<button formaction="/control/decline">Avbryt / Cancel</button></form></article>`;
}

function option(person: SimulatedPerson): string {
  return `<option value="${escapeHtml(person.personalNumber)}">${escapeHtml(nameOf(person))}</option>`;
}

function nameOf(person: SimulatedPerson): string {
  return `${person.givenName} ${person.surname}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
