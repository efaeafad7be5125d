// The one key that covers any page at once. Loaded by itself, before and without the rest of the scripts.
// Esc is the one key that every keyboard has in the same place. It covers and never uncovers: a frightened
// second press must not show the page again. An open dialog keeps its text beneath the cover.
(() => {
  const cover = document.getElementById("cover");
  if (!cover?.showPopover) return;
  let title = null;
  let focused = null;
  // Until the page's scripts have taken it over its name is left alone: a page that is not what they expect is made
  // anew by them, without its cover.
  let takenOver = false;
  const isTaken = () => takenOver || document.querySelector('script[type="module"]') === null;
  // The page may name itself while it is covered, when an answer comes. What it is called then is kept for when it is
  // shown, and the tab goes on saying nothing.
  const naming = new MutationObserver(() => {
    if (document.title === cover.dataset.title) return;
    title = document.title;
    document.title = cover.dataset.title;
  });
  const hideName = () => {
    title = document.title;
    document.title = cover.dataset.title;
    naming.observe(document.head, { childList: true, characterData: true, subtree: true });
  };
  const showName = () => {
    naming.disconnect();
    if (title !== null) document.title = title;
    title = null;
  };
  window.addEventListener("taken-over", () => {
    takenOver = true;
    if (cover.matches(":popover-open")) hideName();
  });

  cover.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    focused = document.activeElement;
  });
  cover.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    if (!open) showName();
    else if (isTaken() && title === null) hideName();
    const icon = document.querySelector('link[rel="icon"]');
    if (icon) icon.href = open ? "/favicon-plain.svg" : "/favicon.svg";
    if (open) {
      cover.removeAttribute("aria-hidden");
      // Not the button: who was typing goes on for a moment, and Enter or space must not show the page.
      cover.focus();
    } else if (focused instanceof HTMLElement) {
      focused.focus({ preventScroll: true });
    }
  });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!cover.matches(":popover-open")) cover.showPopover();
    },
    true,
  );
})();
