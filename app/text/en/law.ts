/** What is said around the provisions. The provisions themselves are in domain/law/citations. */
export const law = {
  title: "The law behind",
  lead: "Every provision that the tool rests on: where it is and what it demands.",
  place: "Provision",
  demands: "What it demands",
  checked: "Checked",
  checkedOn: "Checked {{month}}",
  secondHand: "Second-hand, not yet read in the original",
  because: "Under {{citation}}",
} as const;
