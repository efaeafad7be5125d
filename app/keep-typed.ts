// What is written, chosen or ticked while the scripts are still on their way. React, as it takes the page over, puts a text
// area's first text back, in the midst of somebody's writing, and hears nothing of what came before: a teacher's words would
// be gone, and a pupil whose name stands in its field would still be nobody, until a later drawing emptied the field. Where
// the page is not what React expects (an extension of the browser put something into it), all of it is made anew.

type Field = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
/** What these hold, React leaves alone; of a file, its own field hears (files-field). */
const ofTheirOwn = ["hidden", "file", "submit", "button", "reset"];
const fields = "textarea, select, input";

interface Entered {
  value: string;
  checked: boolean;
  /** Which field of the page it is, where React makes another of it. */
  place: number;
}

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

/** Nothing that is no person's writing changes a text area, until what this gives is called. */
function holdTexts(): () => void {
  const areas = HTMLTextAreaElement.prototype;
  const native = Object.getOwnPropertyDescriptor(areas, "value");
  const { set } = native ?? {};
  if (!native || !set) return () => {};
  let held = true;
  Object.defineProperty(areas, "value", {
    ...native,
    set(text: string) {
      if (!held) set.call(this, text);
    },
  });
  return () => {
    held = false;
    Object.defineProperty(areas, "value", native);
  };
}

/**
 * React hears of a field whose value is not what it remembers. What it remembers is changed through its own setter, called
 * upon another field: this one may be written in just now, and its caret, or a letter half made, must not be touched.
 */
function heardAsNew(field: Field, text: string): void {
  Object.getOwnPropertyDescriptor(field, "value")?.set?.call(field.cloneNode(), `${text} `);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Pressed once more from where it was before, which is heard of as any press is. */
function tickAgain(field: HTMLInputElement, checked: boolean): void {
  // Of a group that has been answered, the answer alone speaks.
  if (field.type === "radio" && !checked) return;
  field.checked = !checked;
  field.click();
}

function enterAgain(field: Field, { value, checked }: Entered): void {
  if (isTick(field)) {
    tickAgain(field, checked);
    return;
  }
  // Past React's own setter, which would take the event for one about nothing new.
  if (field.value !== value)
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  heardAsNew(field, value);
  if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The field itself, or the one that stands where it stood. */
function standingFor(field: Field, place: number): Field | null {
  if (field.isConnected) return field;
  const one = fieldOf(document.querySelectorAll(fields)[place]);
  return one && one.name === field.name && one.type === field.type ? one : null;
}

/** Who was writing in a field that another took the place of goes on where she was. */
function writeOn(was: Field, now: Field): void {
  now.focus({ preventScroll: true });
  if (was instanceof HTMLSelectElement || now instanceof HTMLSelectElement) return;
  const { selectionStart: from, selectionEnd: to } = was;
  if (from !== null && to !== null) now.setSelectionRange(from, to);
}

/** Call it before the page is taken over; what it gives, once that is done: what was entered stands again, and is heard of. */
export function keepTyped(): () => void {
  const places = new Map([...document.querySelectorAll(fields)].map((field, place) => [field, place]));
  const entered = new Map<Field, Entered>();
  const note = (target: unknown) => {
    const field = fieldOf(target);
    if (!field) return;
    const checked = isTick(field) && field.checked;
    entered.set(field, { value: field.value, checked, place: places.get(field) ?? -1 });
  };
  for (const field of places.keys()) {
    const one = fieldOf(field);
    if (one && isChanged(one)) note(one);
  }
  let focused = fieldOf(document.activeElement);
  const heard = (event: Event) => note(event.target);
  const moved = (event: Event) => {
    const field = fieldOf(event.target);
    // Of a page that is made anew a field takes the focus by itself.
    if (!field || places.has(field)) focused = field;
  };
  document.addEventListener("input", heard, true);
  document.addEventListener("focusin", moved, true);
  const folds = [...document.querySelectorAll("details")];
  const letGo = holdTexts();
  return () => {
    document.removeEventListener("input", heard, true);
    document.removeEventListener("focusin", moved, true);
    letGo();
    const standing = document.querySelectorAll("details");
    for (const [at, fold] of folds.entries())
      if (fold.open && !fold.isConnected) standing[at]?.setAttribute("open", "");
    for (const [field, was] of entered) {
      const one = standingFor(field, was.place);
      if (one) enterAgain(one, was);
    }
    if (!focused || focused.isConnected) return;
    const one = standingFor(focused, places.get(focused) ?? -1);
    if (one) writeOn(focused, one);
  };
}
