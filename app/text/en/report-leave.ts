export const reportLeave = {
  link: "Leave the draft",
  title: "Leave the draft {{reference}}?",
  body_one:
    "{{names}} has written in the draft too, so it is not discarded: it stays with your colleague, with all that stands in it. They are told that you have left it.",
  body_other:
    "{{names}} have written in the draft too, so it is not discarded: it stays with them, with all that stands in it. They are told that you have left it.",
  access: "It is no longer among your reports, and you are not reminded of it.",
  name: "Your name and what you have written stay until one of them changes it.",
  duty: "Your duty is still your own: if you worry about the child, make a report of your own.",
  confirm: "Leave the draft",
} as const;
