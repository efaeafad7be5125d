export const twoTexts = {
  title: "The note has been changed elsewhere",
  lead: "It was corrected in another browser or tab {{when}}, after you opened this page. Nothing is lost: here are both texts. Join them in the box below and save.",
  yours: "What you wrote here",
  theirs: "What was saved there",
  marked: "What differs is underlined.",
  alike: "The texts are alike. What differs are the choices below.",
  empty: "No text.",
  priority: "Priority there: {{there}}. Here you have chosen: {{here}}.",
  category: "Category there: {{there}}. Here you have chosen: {{here}}.",
  marks:
    "The body map is not the same either. Yours stands below; the other is kept among the earlier wordings.",
  field: "Join the texts",
  takeTheirs: "Add the other text at the end of the box",
  goneTitle: "The note has been withdrawn",
  gone: "It was withdrawn elsewhere while you were writing, and cannot be corrected. What you wrote stays here, so that you can copy it into a new note.",
  goneRead: "The note has been withdrawn and cannot be corrected.",
  open: "Open the note",
  changed: {
    title: "It has been changed elsewhere",
    lead: "This is how it stands now. What you wrote stays in the form and is not saved. If you save again, yours holds.",
    nothing: "Nothing",
  },
} as const;
