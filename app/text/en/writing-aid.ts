export const writingAid = {
  read: "Read it through for me",
  count_one: "1 proposal about the text",
  count_other: "{{count}} proposals about the text",
  quoted: "The child's own words stand as a quotation",
  none: "No proposals about the text.",
  lead: "Proposals, not demands. You can save it as it is. The text is read by rules within this system, made for Swedish, and is not kept by the writing aid.",
  dismiss: "Remove",
  dismissOne: "Remove the proposal about “{{quote}}”",
  dismissAll: "Remove all",
  turnOff: "Show no proposals while I write",
  turnOn: "Show proposals while I write",
  kind: {
    interpretation: {
      label: "Interpretation?",
      ask: "What did you see or hear? If it is your interpretation: say so, and what it rests on.",
    },
    diagnosis: {
      label: "A diagnosis.",
      ask: "What does the child do, that you see? If it is established: say by whom.",
    },
    own_words: {
      label: "The child's own words",
      ask: "The child's own words stand as a quotation. Leave them as they were said.",
    },
    source_unclear: {
      label: "Seen, heard or told?",
      ask: "Did you see or hear it yourself? Or who told it, and when?",
    },
    missing_who: {
      label: "Who?",
      ask: "Write who, if you know. If you do not: write that.",
    },
    missing_when: {
      label: "When, how often?",
      ask: "Can you give a date, a time or a number?",
    },
    missing_where: {
      label: "Where?",
      ask: "Where did it happen?",
    },
  },
} as const;
