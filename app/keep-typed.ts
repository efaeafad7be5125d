// What is written while the scripts are still on their way. React puts a text area's first text back when it takes the page
// over, and hears nothing of what was written before: on a slow line a teacher's words would be gone. Text areas alone:
// other fields keep what is in them.

const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;

/** Call it before the page is taken over; what it gives, once that is done: the words stand again, and are heard of. */
export function keepTyped(): () => void {
  const typed = new Map<HTMLTextAreaElement, string>();
  for (const area of document.querySelectorAll("textarea"))
    if (area.value !== area.defaultValue) typed.set(area, area.value);
  const note = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) typed.set(target, target.value);
  };
  document.addEventListener("input", note, true);
  return () => {
    document.removeEventListener("input", note, true);
    for (const [area, text] of typed) {
      if (!area.isConnected) continue;
      // Past React's own setter, which would take the event for one about nothing new.
      setValue?.call(area, text);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
}
