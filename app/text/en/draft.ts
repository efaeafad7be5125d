/** Drafts: notes that are not saved yet. */
export const draft = {
  title: "Drafts",
  lead: "What you have begun to write. Only you see it. A draft is gone {{days}} days after you last wrote in it.",
  emptyTitle: "No drafts",
  empty: "What you begin to write is kept as a draft until you save the note.",
  write: "Write a note",
  kept: "Written {{written}}. Gone on {{gone}}.",
  open: "Open",
  drop: "Throw away",
  dropped: "The draft has been thrown away.",
  about: {
    nobody: "No pupil chosen",
    protected: "A pupil with a protected identity",
    lost: "A pupil whom you no longer have. The draft cannot be opened.",
    leftNote: "Note on another pupil",
  },
  waiting_one: "You have a draft from before.",
  waiting_other: "You have {{count}} drafts from before.",
  openOne: "Open the draft",
  list: "Show the drafts",
  files_one: "One file comes with it.",
  files_other: "{{count}} files come with it.",
  pressed: "You pressed “{{name}}” when you were already signed out. It is not saved.",
  pressAgain: "Save “{{name}}” now",
  keepNow: "Keep as a draft",
  keptNow: "The draft is kept.",
  state: {
    full: "The draft is not kept: you already have as many as there is room for. Throw some away.",
    other_account:
      "The draft is not kept: you are signed in by another account than when you began to write.",
    unreached:
      "The server does not answer just now. What you write stays here, and is kept as a draft when it does.",
    signed_out: "You are signed out, and what you write is not kept. It stays here.",
    signed_out_kept: "You are signed out. What you have written is kept as a draft.",
  },
  signIn: "Sign in",
  signInBeside: "Sign in, in a new tab",
} as const;
