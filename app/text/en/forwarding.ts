/** Forwarding a received report: to another reception of the municipality, or to another municipality. */
export const forwarding = {
  back: "Back to the report",
  lead: "When the child belongs to another municipality. All that has been done here goes along.",
  acute:
    "The child may need protection now. You are responsible until the other municipality has taken over: phone them too.",
  unit: {
    title: "To another reception of the municipality",
    lead: "The report moves to their list, with nobody assigned. It still counts as your municipality's.",
    unit: "Reception",
    choose: "Choose a reception",
    save: "Move it",
  },
  other: "To another municipality",
  to: "Municipality",
  choose: "Choose a municipality",
  here: "Receive in the tool",
  elsewhere: "Reached in other ways",
  look: "Show how the municipality is reached",
  way: "How does it go there?",
  wayHelp:
    "Through the tool only to municipalities that receive there. Otherwise: phone or send it first, and note how.",
  reason: "Why?",
  reasonHelp: "Goes along to the other municipality. For example: the child moved there in August.",
  stays: "The report stays here, marked. The reporter sees that it has been forwarded.",
  save: "Forward",
  reach: {
    here: "{{name}} receives in the tool.",
    notHere: "{{name}} does not receive in the tool.",
    how: "Phone them first. Print the report and send it as they want it. Then note here how you did it.",
    unknown:
      "The register has no reception there. Phone the switchboard of {{name}} and ask for the social services' reception.",
    phone: "Phone: {{phone}}",
    outOfHours: "When they are closed: {{phone}}",
    address: "Postal address: {{address}}",
    eService: "Open the municipality's e-service",
  },
} as const;
