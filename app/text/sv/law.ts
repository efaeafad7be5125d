/** Det som sägs runt lagens bestämmelser. Bestämmelserna själva står i domain/law/citations. */
export const law = {
  title: "Lagen bakom",
  lead: "Varje bestämmelse som verktyget vilar på: var den står och vad den kräver.",
  place: "Bestämmelse",
  demands: "Vad den kräver",
  checked: "Kontrollerad",
  checkedOn: "Kontrollerad {{month}}",
  secondHand: "I andra hand, ännu inte läst i original",
  because: "Enligt {{citation}}",
} as const;
