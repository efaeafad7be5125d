// What somebody has written and no button has saved goes with the page: by its language, a link, Back, a reload, a closed tab.
// Then the browser asks first, in its own words. Not of a form whose words are kept as they are written (data-kept), and not
// of the form that is just being sent.

type Text = HTMLTextAreaElement | HTMLInputElement;

const isWritten = (field: Text, wasRefused: boolean): boolean =>
  field.value.trim() !== "" &&
  // A form that was refused is shown again with what was typed: that is its first value then, and saved nowhere.
  (field.value !== field.defaultValue || (wasRefused && field instanceof HTMLTextAreaElement));

const isRefused = () => document.querySelector(".error-summary") !== null;

function isRestored(): boolean {
  const [come] = performance.getEntriesByType("navigation");
  return come instanceof PerformanceNavigationTiming && come.type !== "navigate";
}

function somethingIsUnsaved(sent: HTMLFormElement | null): boolean {
  const wasRefused = isRefused();
  const fields = document.querySelectorAll<Text>(
    "main textarea, main input[type=text], [role=dialog] input[type=text]",
  );
  return [...fields].some(
    (field) =>
      field.form?.method === "post" &&
      field.form !== sent &&
      !field.form.matches("[data-kept]") &&
      isWritten(field, wasRefused),
  );
}

/** Listens for leaving from the first key on: a page on which nobody writes is left as any other. */
export function askBeforeLeaving(): void {
  let sent: HTMLFormElement | null = null;
  const leave = (event: BeforeUnloadEvent) => {
    if (somethingIsUnsaved(sent)) event.preventDefault();
  };
  addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target instanceof HTMLFormElement) sent = target;
  });
  const listen = () => addEventListener("beforeunload", leave);
  // Refused, and the page come anew with it: what was typed is its first value, and no key need be pressed for it to be lost.
  if (isRefused()) listen();
  document.addEventListener(
    "input",
    ({ isTrusted }) => {
      // Put there again by the browser (Back, a reload), perhaps long saved: nobody has written it here.
      if (!isTrusted && isRestored()) return;
      sent = null;
      listen();
    },
    true,
  );
}
