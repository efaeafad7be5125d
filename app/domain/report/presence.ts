// How long somebody counts as being in a draft after the last sign of her, and how often her page gives one. Three signs may
// be lost on the way before she is thought gone.
export const presenceMs = 30_000;
export const signEveryMs = 8_000;
