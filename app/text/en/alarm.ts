/** Alarms that are shown in a list: what is wrong, what is done about it, and how one is ended. */
export const alarm = {
  title: "Alarms",
  lead: {
    school:
      "What the schools have sent is compared each day with what the receptions hold. What does not match stands here. The reports are not shown, only their reference.",
    social: "Reports that are stuck, and what does not match at the daily comparison.",
  },
  views: { label: "Show", standing: "Standing", ended: "Ended" },
  none: { standing: "No alarms", ended: "No ended alarms" },
  noneBody: "All that was sent matches what was received.",
  since: "Since {{when}}",
  reference: "Reference {{reference}}",
  message: "Message {{id}}",
  protected: "Protected identity: municipality and school are not shown here.",
  back: "To all alarms",
  what: "Do this",
  phone: "Phone {{name}}: {{phone}}.",
  outOfHours: "When they are closed: {{phone}}.",
  noPhone: "{{name}} has no phone number in the register. Phone the municipality's switchboard.",
  sender: "Sender: {{name}}.",
  open: "Open the report",
  school: {
    reconcile_not_received: {
      title: "A report stands as arrived, and the reception does not have it",
      now: "Phone the reception and ask for the reference. If it is not there: tell whoever runs the tool, and restore nothing. The report is still with you. Whoever made it sees the same alarm and can take it there another way.",
    },
    reconcile_not_sent: {
      title: "A report has arrived, and does not stand as arrived here",
      now: "The reception has it. Ask whoever runs the tool to see whether an older backup has been restored.",
    },
    reconcile_not_at_service: {
      title: "A report was handed over to the message service, which does not have it",
      now: "Phone the reception and ask for the reference. The tool sends it again by itself when it notices. If the alarm stands tomorrow: ask the message service's supplier to look for it.",
    },
    reconcile_unknown_message: {
      title: "The message service has a message that the tool does not know",
      now: "Somebody else may be sending as the same function, or an older backup has been restored. Find out what it is before anybody removes it.",
    },
  },
  social: {
    not_opened: {
      title: "A report has not been opened in time",
      now: "Open it now, and the alarm is over. The sender has been told to phone you.",
    },
    not_delivered: {
      title: "A report to you does not arrive",
      now: "Whoever made it is alarmed and is to phone you. If nobody has: phone the school and ask for the reference. Enter what you are told by phone.",
    },
    reconcile_not_received: {
      title: "A report stands as stored here, and is not",
      now: "Phone the sender and ask for it again. Tell whoever runs the tool, and restore nothing.",
    },
    reconcile_not_sent: {
      title: "A report is here, and no sender has it as arrived",
      now: "Work with it as usual. If you wonder where it comes from: phone the reporter, the number is in the report.",
    },
    reconcile_not_forwarded: {
      title: "A report that you have forwarded is not at the other municipality",
      now: "Phone the municipality and ask for the reference. If it is not there: tell them by phone or send a letter. The report is still here.",
    },
    forward_not_delivered: {
      title: "A report that you forward does not arrive",
      now: "Phone the other municipality and tell them. You are responsible until they have received it. If it has come back here: forward it by phone or letter.",
    },
    forward_not_arrived: {
      title: "Another municipality forwards a report here, and it does not arrive",
      now: "Phone them and ask for the reference. If it is urgent: ask to be told of it, and enter it.",
    },
    forward_not_opened: {
      title: "A report that you have forwarded has not been opened there",
      now: "Phone the municipality and say that it is in their inbox.",
    },
  },
  end: {
    title: "End the alarm",
    how: "What has been done?",
    word: "Anything else that whoever reads this later needs to know?",
    wordHelp: "Optional. No names and no personal identity number.",
    save: "End it",
    done: "The alarm is over.",
  },
  answers: {
    found: "It is there: that has been checked",
    phoned: "I have phoned them",
    sent_again: "It has been handed over again, or in another way",
    supplier: "Whoever runs the tool or the service has taken over",
    mistaken: "Nothing is missing",
  },
  ended: {
    moved: "Was over by itself {{when}}.",
    by: "Ended {{when}} by {{name}}: {{how}}.",
    noted: "Ended {{when}} by whoever made the report.",
  },
  banner: {
    title_one: "One alarm needs somebody",
    title_other: "{{count}} alarms need somebody",
    show: "Show alarms",
  },
} as const;
