/** Where the report goes, and why. */
export const routing = {
  title: "Where does the report go?",
  receiver: "Social services in {{municipality}}",
  why: "Why there?",
  explanations: {
    turned_eighteen:
      "The pupil has turned 18. A report of concern is about a child, so no municipality is proposed.",
    protected:
      "The child has protected identity, so the register must not decide. You choose the municipality from what the family or the principal knows, and can send at once.",
    placed_by: "{{municipality}} placed the child and remains responsible, though the child lives elsewhere.",
    residence: "The child lives in {{municipality}}. The municipality of residence is responsible.",
    stays_in:
      "The child’s residence is not known. {{municipality}}, where the child is staying, is then responsible.",
    school_in:
      "Neither home nor place of stay is known. The school is in {{municipality}}. If that is the wrong one, they forward the report.",
    nothing_known:
      "There is nothing to go by. Choose the municipality you believe is right. If it is wrong, they forward the report.",
  },
  phoneNow: "It is urgent: phone social services in {{municipality}} now. In danger of life, call 112.",
  phoneNowUnknown:
    "It is urgent: phone social services or the out-of-hours line where the child is now. In danger of life, call 112.",
  unsure: "Unsure? Send anyway. The wrong municipality forwards it to the right one.",
  choose: "Choose municipality",
  chooseOther: "Choose another municipality",
  overrideReason: "Why another municipality?",
  overrideReasonHelp: "Briefly. It stays with the report.",
  chosenByPerson: "Chosen by the reporter",
  confirmAfterwards: "A colleague is asked to confirm the choice afterwards. It does not delay the report.",
  unknownMunicipality: "There is no municipality with the code {{code}}.",
} as const;
