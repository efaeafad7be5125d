// What is written, chosen or ticked while the scripts are still on their way. React, as it takes the page over, puts a text
// area's and a list's first value back, and hears nothing of what came before: a teacher's words would be gone, and a pupil
// whose name stands in its field would still be nobody, until a later drawing emptied the field.

type Field = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
/** What these hold, React leaves alone; of a file, its own field hears (files-field). */
const ofTheirOwn = ["hidden", "file", "submit", "button", "reset"];

const isTick = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);

function fieldOf(target: unknown): Field | null {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return target;
  return target instanceof HTMLInputElement && !ofTheirOwn.includes(target.type) ? target : null;
}

function isChanged(field: Field): boolean {
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  const begun = [...field.options].find((o) => o.defaultSelected) ?? field.options[0];
  return field.value !== (begun?.value ?? "");
}

/** Past React's own setter, which would take the event for one about nothing new; the writing goes on where it was. */
function writeAgain(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const at = document.activeElement === field ? [field.selectionStart, field.selectionEnd] : [];
  // Through React's setter: what it remembers is something else than what is written next.
  field.value = `${text} `;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
  const [from, to] = at;
  if (typeof from === "number" && typeof to === "number") field.setSelectionRange(from, to);
}

/** Pressed once more from where it was before, which is heard of as any press is. */
function tickAgain(field: HTMLInputElement): void {
  // Of a group that has been answered, the answer alone speaks.
  if (field.type === "radio" && !field.checked) return;
  field.checked = !field.checked;
  field.click();
}

function enterAgain(field: Field, value: string): void {
  if (isTick(field)) {
    tickAgain(field);
    return;
  }
  if (field instanceof HTMLSelectElement) field.value = value;
  else writeAgain(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Call it before the page is taken over; what it gives, once that is done: what was entered stands again, and is heard of. */
export function keepTyped(): () => void {
  const entered = new Map<Field, string>();
  const note = (target: unknown) => {
    const field = fieldOf(target);
    if (field) entered.set(field, field.value);
  };
  for (const field of document.querySelectorAll("textarea, select, input")) {
    const one = fieldOf(field);
    if (one && isChanged(one)) note(one);
  }
  const heard = (event: Event) => note(event.target);
  document.addEventListener("input", heard, true);
  return () => {
    document.removeEventListener("input", heard, true);
    for (const [field, value] of entered) if (field.isConnected) enterAgain(field, value);
  };
}
