/** Where the report goes, and why. */
export const routing = {
  title: "Where does the report go?",
  receiver: "Social services in {{municipality}}",
  why: "Why there?",
  otherwise: "You or a colleague chose it. The tool proposes {{municipality}}:",
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
  remarks: {
    moved_recently:
      "The child has moved recently, so the register may show the old municipality. Responsibility follows where the child lives permanently. If you know the new municipality, choose it. Otherwise they forward the report.",
    parents_apart:
      "The parents live in different municipalities. The one where the child has its permanent home and strongest ties is responsible, which need not be the one that the register shows. Unsure? Send anyway.",
    no_swedish_number:
      "The child has no Swedish personal identity number, as one who seeks asylum. There is no registered home to go by, so the municipality where the child is staying answers as long as no other clearly does.",
    stays_elsewhere:
      "The child is staying in {{stays}}. That municipality steps in if it is urgent, but {{municipality}} remains responsible.",
  },
  units: {
    none: "The register has no reception for {{municipality}}.",
    only_one: "{{municipality}} has one reception in the register: {{unit}}.",
    by_district: "{{unit}} takes reports for the district where the child lives.",
    by_reporter: "You have chosen the reception: {{unit}}.",
    several:
      "{{municipality}} has several receptions. Choose the one for the district where the child lives. If you do not know, you can send anyway: they forward within the municipality.",
  },
  movedRecently: "The child has moved recently",
  parentsApart: "The parents live in different municipalities",
  outdated: {
    title: "Is the municipality still right?",
    body: "The pupil no longer goes to the school, and its register no longer follows where the pupil lives. The municipality was chosen before that. Unsure? Send anyway: if it is wrong they forward it.",
    bodyProtected:
      "The municipality was chosen some time ago. Ask the principal whether it is still right. Unsure? Send anyway: if it is wrong they forward it.",
    keep: "Yes, {{municipality}} is right",
    check: "Check the municipality",
  },
  chooseUnit: "Choose reception",
  chooseUnitHelp: "In {{municipality}}. If you change municipality, choose the reception afterwards.",
  unitUnknown: "Do not know",
  ledger: {
    by_rule: "Addressed by the rules.",
    by_person: "Addressed by the reporter.",
    unit: "Reception: {{unit}}.",
    reason: "Reason: {{reason}}",
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
