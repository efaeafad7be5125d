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
      means: "The duty to report is your own. Nobody at the school can forbid or delay a report.",
      told: "The family normally learns who reported. Your name can be kept secret only at danger of violence or other serious harm.",
      title: "You report",
      done: "You have sent the report. You have done what the law asks of you.",
      now: "The report is not sent yet. Do not wait for more details.",
    },
    stored: {
      means:
        "The report is stored at the reception and registered on the day it arrives. The receipt is given only once it is stored.",
      told: "You are told the receipt’s number and time. The report and all that concerns it is secret at the school as well.",
      title: "The report arrives",
      done: "Social services has the report. The days are counted from now.",
      now: "The report is on its way. You are told here when it has arrived.",
      ahead: "When the report has arrived there is a receipt here.",
      trouble: "The report has not arrived yet. Phone the reception and tell them of your worry.",
    },
    read: {
      means: "A person at the reception opens the report and acknowledges it.",
      told: "You are told that it has been opened and acknowledged, but not who works with it or its registration number.",
      title: "Somebody reads it",
      done: "A social worker has read and acknowledged the report.",
      opened: "A social worker has opened the report.",
      now: "The report is with the reception. Often it is read in office hours only.",
      ahead: "The reception opens and acknowledges.",
      trouble: "Nobody has opened the report yet. Phone the reception.",
    },
    protection: {
      means:
        "Every new report is tried by itself: is the child in danger right now? The assessment is written down, also when the answer is no.",
      told: "You are not told the result. It concerns the private life of the child and the family, which is secret at social services.",
      title: "Does the child need protection at once?",
      ahead: "Every new report is assessed the same day, at the latest the next.",
      now: "Social services assesses whether the child needs protection at once. They may call you.",
      passed:
        "The assessment is to have been made. For the child’s and the family’s sake you are not told the result.",
    },
    preliminary: {
      means:
        "Social services decides whether there is reason to investigate. Normally only the guardians, the child and you are contacted. At suspected or witnessed violence an investigation shall in general be opened.",
      told: "You may be called, or invited to a meeting with the family. What the family tells you do not learn unless you are there.",
      title: "Shall an investigation be opened?",
      ahead: "Within 14 days social services decides whether to open an investigation.",
      now: "Social services normally talks with the guardians, the child and you only. You may be called, or invited to a meeting. The family normally gets to read the report.",
      passed: "The 14 days have passed. A decision is normally to have been made.",
      done: "Social services has decided.",
    },
    feedback: {
      means:
        "Whoever has asked for feedback is told one thing: whether an investigation was opened, was not opened, or was already under way.",
      told: "Nothing of content, measures or how it went. More they may say only if those concerned agree. If an answer is inappropriate there is none at all.",
      title: "You are told",
      opened: "An investigation has been opened.",
      not_opened:
        "No investigation was opened. That does not mean that you were wrong. If you are still worried, report again.",
      already_under_way: "An investigation was already under way. Your report becomes part of it.",
      not_requested: "You have not asked to be told. You can do so now.",
      requested:
        "You are told whether an investigation was opened, was not, or was already under way, unless that is inappropriate. More they may not say without the family’s consent.",
      asked_later:
        "You asked to be told after the report was sent. If the decision is made already the answer is to come at once.",
      passed:
        "The time for an answer has passed. Remind social services. Sometimes an answer is inappropriate, and then there is none.",
    },
    investigation: {
      means:
        "Social services finds out what the child needs. It talks with the child, the family and others who know the child, such as the school.",
      told: "The school must give information once the investigation is opened. What it finds you are not told without the family’s consent.",
      title: "The investigation",
      ahead: "If an investigation is opened it takes at most four months. The child is heard.",
      now: "The investigation takes at most four months. The child is heard, and the school must answer questions.",
      already_under_way: "The investigation goes on. The school must answer questions.",
      not_opened: "There is no investigation this time.",
      passed:
        "The four months have passed. Without the family’s consent you are not told what the investigation found.",
    },
    your_part: {
      means:
        "Ordinary support, student health and your notes go on. Write what you see and hear, with dates. Do not question the child.",
      told: "The report is secret at the school as well: speak of it only with those who wrote it too, and with student health and the principal.",
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
  more: "What does it mean, and what am I told?",
  toldTitle: "This you are told:",
  law: "According to {{citation}}.",
  lawAsOf: "As the law stands in {{month}}. This description is version {{version}}.",
  timeline: {
    label: "Timeline. {{points}}",
    point: "{{title}}: {{when}}, {{state}}.",
    unknown: "the day is not known",
    here: "This is where we are",
    stored: "Arrived",
    protection: "Protection assessed",
    preliminary: "Investigate or not",
    feedback: "You are told",
    investigation: "Investigation done",
    before: "by {{date}}",
    general: {
      stored: "day 0",
      protection: "the day after",
      preliminary: "day 14",
      feedback: "a week after the decision",
      investigation: "four months after the decision",
    },
  },
  own: {
    title: "{{municipality}} to you who report",
  },
  receipt: {
    title: "Receipt",
    number: "Number",
    reference: "Reference",
    storedAt: "Stored",
    receiver: "Receiver",
    digest: "The document's checksum (SHA-256)",
    none: "The receipt comes when the report is stored at the receiver.",
  },
  phone: {
    title: "Phone",
    danger: "Danger of life",
    reception: "The reception",
    outOfHours: "Out-of-hours line",
    unknown: "The number is missing in the register. Phone the municipality’s switchboard.",
  },
  ask: {
    title: "Feedback",
    lead: "You have not asked for feedback. You can do so now. If the decision is made already you are to be answered at once.",
    button: "Ask for feedback",
    asked: "You asked for feedback on {{date}}.",
    reached: "Your question has reached the reception.",
    told: "You have been told.",
    outside: "The receiver takes no questions through the tool. Phone and ask for feedback.",
  },
  branches: {
    title: "When should I have been told?",
    decided: "Within a week of the decision.",
    decidedBy: "Within a week of the decision: by {{date}}.",
    already_under_way: "At once, if an investigation was already under way.",
    asked_later: "At once, if the decision was made already when you asked.",
    asked_laterBy: "At once, if the decision was made already when you asked: {{date}}.",
    inappropriate: "Not at all, if an answer is inappropriate.",
    consent: "More than that only if those concerned consent.",
  },
  nudges: {
    title: "A text to send",
    lead: "Copy the text, or read it out when you phone. It does not mention the child.",
    phone: "The reception: {{phone}}.",
    remind:
      "Hello. On {{sentDate}} I sent a report of concern with the reference {{reference}} and asked for feedback. The decision was to be made by {{decisionBy}} and the answer given by {{by}}. I have had none. Was an investigation opened, not opened, or already under way (chapter 19, section 6 of the Social Services Act)? If you find that an answer is inappropriate, please say so.",
    remind_asked_later:
      "Hello. On {{sentDate}} I sent a report of concern with the reference {{reference}}. On {{requestedDate}} I asked for feedback. Once the decision is made the answer is to come at once (chapter 19, section 6 of the Social Services Act), but I have had none. Was an investigation opened, not opened, or already under way? If you find that an answer is inappropriate, please say so.",
    ask_consent:
      "Hello. Thank you for the answer on my report of concern with the reference {{reference}}. Could you ask those concerned whether they consent to our knowing more, so that the school can give the child the right support? Please tell us what the consent covers and for how long.",
    send: "Send a reminder to the reception",
    sendLead: "The reception sees the reminder beside the report. One reminder a day is possible.",
    reminded: "You sent a reminder on {{date}}.",
  },
  again: {
    none: "No new notes since you sent the report.",
    some_one: "{{count}} new note since you sent the report. It can be ticked in the new report.",
    some_other: "{{count}} new notes since you sent the report. They can be ticked in the new report.",
    button: "Report again",
    elsewhere: "You no longer have the pupil. You can report all the same.",
  },
  calendar: {
    title: "Remind me",
    lead: "Days to look here again, for your calendar. It says nothing of child, report or municipality.",
    button: "Get a calendar file",
    summary: "Röda tråden: time to look",
    file: "reminders.ics",
  },
  digest: {
    subject: "Something waits for you in Röda tråden",
    body_one:
      "{{count}} thing waits for you. Sign in and choose To do. The mail can be turned off there too.",
    body_other:
      "{{count}} things wait for you. Sign in and choose To do. The mail can be turned off there too.",
  },
  exists: {
    title: "There is a report of concern",
    lead: "That is all you can see here. Only those who made the report, and student health, may know more.",
    process: "How it goes after a report",
  },
} as const;
