export const links = {
  kind: {
    label: "How do they belong together?",
    same_matter: "The same matter",
    follows: "The new one follows the earlier one",
    contradicts: "The new one contradicts the earlier one",
  },
  told: {
    same_matter: { from: "Belongs with the note of {{date}}", to: "Belongs with the note of {{date}}" },
    follows: { from: "Follows the note of {{date}}", to: "Followed by the note of {{date}}" },
    contradicts: { from: "Contradicts the note of {{date}}", to: "Contradicted by the note of {{date}}" },
  },
  entry: {
    title: "Links",
    none: "Nothing is linked to this note.",
    by: "written by {{name}}",
    remove: "Remove the link",
    add: "Link to another note",
    which: "Which note?",
    choose: "Choose a note",
    kind: "How does this note belong with it?",
    kinds: {
      same_matter: "They are about the same matter",
      follows: "This one follows it",
      contradicts: "This one contradicts it",
    },
    save: "Link",
    saved: "The link is saved.",
  },
  occasion: {
    title: "The same occasion",
    lead_one:
      "The same occasion stands with another pupil whom you may read about. The two notes are corrected, withdrawn and deleted each by itself.",
    lead_other:
      "The same occasion stands with {{count}} other pupils whom you may read about. The notes are corrected, withdrawn and deleted each by itself.",
    add: "The same occasion as another pupil's",
    which: "Which note?",
    whichHelp:
      "Notes on your other pupils from the same days. No text is moved, and whoever does not have both pupils does not see that they belong together.",
    save: "Tie them",
    unnamed: "Another pupil",
    withdrawn: "withdrawn",
    leave: "Loosen from the others",
    leaveHelp: "The text stays here. Nobody sees any longer that it belongs with the other pupils'.",
    chip_one: "The same occasion, one more pupil",
    chip_other: "The same occasion, {{count}} more pupils",
  },
  compose: {
    title: "The same occasion, more pupils",
    lead: "Each pupil gets a note of their own with the same text. So do not write the others' names: whoever reads about the one must not learn who the others are.",
    pupil: "Pupil {{number}}",
    more: "One more pupil",
    only: "Attachment, body map, link and “Tell” go with the first pupil alone.",
    names:
      "The text names {{names}}. It is copied to the other pupils' threads. Can you write “a classmate” instead?",
    saved_one: "Saved on the pupil's red thread, and on one more pupil's.",
    saved_other: "Saved on the pupil's red thread, and on {{count}} more pupils'.",
  },
} as const;
