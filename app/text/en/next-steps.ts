/** What happens after a report of concern, for the one who reported. */
export const nextSteps = {
  title: "What happens now?",
  lead: "This is how it goes, with the dates of this very report.",
  states: {
    done: "Done",
    now: "Now",
    ahead: "Ahead",
    passed: "Time has passed",
  },
  at: "{{date}}",
  by: "By {{date}}",
  steps: {
    sent: {
      title: "You report",
      done: "You have sent the report. You have done what the law asks of you.",
      now: "The report is not sent yet. Do not wait for more details.",
    },
    stored: {
      title: "The report arrives",
      done: "Social services has the report. The days are counted from now.",
      now: "The report is on its way. You are told here when it has arrived.",
      ahead: "When the report has arrived there is a receipt here.",
      trouble:
        "The report has not arrived yet. The tool keeps trying. Phone the reception and tell them of your worry.",
    },
    read: {
      title: "Somebody reads it",
      done: "A social worker has read and acknowledged the report.",
      opened: "A social worker has opened the report.",
      now: "The report is with the reception. Often it is read in office hours only.",
      ahead: "The reception opens and acknowledges.",
      trouble: "Nobody has opened the report yet. Phone the reception.",
    },
    protection: {
      title: "Does the child need protection at once?",
      ahead: "Every new report is assessed the same day, at the latest the next.",
      now: "Social services assesses whether the child needs protection at once. They may call you.",
      passed:
        "The assessment is to have been made. For the child’s and the family’s sake you are not told the result.",
    },
    preliminary: {
      title: "Shall an investigation be opened?",
      ahead: "Within 14 days social services decides whether to open an investigation.",
      now: "Social services normally talks with the guardians, the child and you only. You may be called, or invited to a meeting. The family normally gets to read the report.",
      passed: "The 14 days have passed. A decision is normally to have been made.",
      done: "Social services has decided.",
    },
    feedback: {
      title: "You are told",
      opened: "An investigation has been opened.",
      not_opened:
        "No investigation was opened. That does not mean that you were wrong. If you are still worried, report again.",
      already_under_way: "An investigation was already under way. Your report becomes part of it.",
      not_requested: "You have not asked to be told. You can do so now.",
      requested:
        "You are told whether an investigation was opened, was not, or was already under way, unless that is inappropriate. More they may not say without the family’s consent.",
      passed:
        "The time for an answer has passed. Remind social services. Sometimes an answer is inappropriate, and then there is none.",
    },
    investigation: {
      title: "The investigation",
      ahead: "If an investigation is opened it takes at most four months. The child is heard.",
      now: "The investigation takes at most four months. The child is heard, and the school must answer questions.",
      already_under_way: "The investigation goes on. The school must answer questions.",
      not_opened: "There is no investigation this time.",
      passed:
        "The four months have passed. Without the family’s consent you are not told what the investigation found.",
    },
    your_part: {
      title: "Your work goes on",
      now: "The school supports the child as usual. Note what you see, factually. Do not investigate yourself.",
    },
  },
  asked: {
    send: "Send the report.",
    phone_now:
      "It is urgent: phone social services now, in evenings and weekends the out-of-hours line. In danger of life, call 112.",
    phone_reception: "Phone the reception.",
    be_reachable: "Please be reachable by phone.",
    ask_for_feedback: "Ask to be told.",
    remind_of_feedback: "Remind them of the answer.",
    give_information: "Answer social services’ questions.",
    keep_notes: "Go on noting what you see.",
  },
  reminder:
    "Hello. On {{sentDate}} I sent a report of concern with the reference {{reference}} and asked for feedback. I have had no answer. Could you tell me whether an investigation was opened, was not opened, or was already under way (chapter 19, section 6 of the Social Services Act)?",
  reportAgain: {
    title: "When to report again",
    lead: "Each report is assessed and adds to the picture, even if somebody else has reported already.",
    new_facts: "You learn something new.",
    worse: "It gets worse.",
    no_better: "Nothing improves.",
    still_worried: "You are still worried.",
    action: "Report again",
  },
  notTold:
    "Why are you not told more? Secrecy protects the child and the family. Social services may say more only if the family agrees.",
  general: {
    title: "What happens after a report of concern?",
    lead: "Do read this before you decide. You may also consult social services without naming the child.",
    personal: "You cannot be anonymous when you report in service, nor hand over your duty to somebody else.",
  },
} as const;
