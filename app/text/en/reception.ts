/** The reception at social services: statuses, actions, deadlines, outcomes and endings. */
export const reception = {
  statuses: {
    received: "Received",
    opened: "Opened",
    acknowledged: "Acknowledged",
    registered: "Registered",
    investigating: "Under investigation",
    closed_not_opened: "Investigation not opened",
    closed_already_under_way: "Already under way",
    ended: "Investigation ended",
  },
  actions: {
    open: "Open the report",
    acknowledge: "Acknowledge receipt",
    register: "Register",
    decide_open: "Open an investigation",
    decide_not_open: "Do not open an investigation",
    note_already_under_way: "Already under way",
    end: "End the investigation",
  },
  delivery: {
    queued: "Waiting to be sent",
    handed_to_channel: "On its way",
    failing: "Not arriving, trying again",
    rejected: "Rejected by the receiver",
    stored: "Arrived and stored",
    opened: "Opened by a person",
    acknowledged: "Acknowledged",
    registered: "Registered",
  },
  deadlines: {
    protection_assessment: "Protection assessment",
    preliminary_assessment: "Preliminary assessment",
    feedback: "Feedback to the reporter",
    investigation: "Investigation done",
  },
  due: {
    today: "Today",
    days_one: "{{count}} day left",
    days_other: "{{count}} days left",
    late_one: "{{count}} day late",
    late_other: "{{count}} days late",
  },
  outcomes: {
    opened: "Investigation opened",
    not_opened: "Investigation not opened",
    already_under_way: "Already under way",
  },
  endings: {
    support_with_consent: {
      name: "Support with consent",
      definition: "The child or the family gets support that they have agreed to.",
    },
    care_without_consent: {
      name: "Care without consent applied for",
      definition: "The board has applied for care under the act on care of young persons.",
    },
    need_met_otherwise: {
      name: "No measures: need met otherwise",
      definition:
        "There is a need, but somebody else meets it, such as the school, health care or relatives.",
    },
    no_need_found: {
      name: "No measures: no need found",
      definition: "The investigation found no need of support from social services.",
    },
    family_declined: {
      name: "No measures: family declined",
      definition:
        "There is a need and support was offered, but the family declined and care without consent is not at issue.",
    },
    moved: {
      name: "Moved to another municipality",
      definition: "Responsibility passed to another municipality before the investigation was done.",
    },
  },
} as const;
