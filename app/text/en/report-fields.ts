/** The questions of the report: what is asked, how to answer and why it is asked. */
export const reportFields = {
  acute: {
    label: "Does the child need protection today?",
    guidance: "In danger now: call 112. Then phone social services. The written report follows.",
    why: "Decides what social services does first.",
  },
  acuteHow: {
    label: "What is urgent?",
    guidance: "What could happen, when, and who can protect the child right now?",
    why: "Makes it possible to act before the whole report is read.",
  },
  nextContact: {
    label: "When does the child next meet the person it fears?",
    guidance: "For example: picked up today at 4 pm. Not knowing is an answer too.",
    why: "Social services needs to know how much time there is.",
  },
  phoneReport: {
    label: "Have you already reported by phone?",
    guidance: "Even so, the written report is needed.",
    why: "So that the call and the report end up in one case.",
  },
  phoneReportWhen: {
    label: "When did you phone?",
    guidance: "Roughly is enough.",
    why: "So that the call can be found.",
  },
  phoneReportTo: {
    label: "Whom did you speak to?",
    guidance: "Name or unit, such as the reception or the out-of-hours service.",
    why: "So that the call can be found.",
  },
  childName: {
    label: "The child's name",
    guidance: "As much of the name as you know.",
    why: "Social services must know which child it is. A description will do.",
  },
  childPersonalNumber: {
    label: "Personal identity number",
    guidance: "A coordination number too. Leave empty if you do not know.",
    why: "Keeps the child from being taken for another.",
  },
  childBirthDate: {
    label: "Date of birth",
    guidance: "If you do not have the number.",
    why: "Age decides how urgent it is and how to talk with the child.",
  },
  childDescription: {
    label: "Describe the child",
    guidance: "If you do not know the name: rough age, looks, where you saw the child.",
    why: "A child without a known name shall get help as well.",
  },
  childSex: {
    label: "Sex",
    guidance: "As in the school’s records.",
    why: "Counted in statistics, in groups only.",
  },
  protectedIdentity: {
    label: "Does the child have protected identity?",
    guidance: "Then never write address, school or place in free text.",
    why: "Social services must guard the details from the first moment.",
  },
  childAddress: {
    label: "Address",
    guidance: "Where the child lives most. Leave empty at protected identity.",
    why: "Social services may need to go there.",
  },
  childPhone: {
    label: "The child’s phone",
    guidance: "Only if the child has one of its own.",
    why: "May be the safe way to reach the child.",
  },
  childWhereNow: {
    label: "Where is the child now?",
    guidance: "For example: at school until 2 pm, then at grandmother’s.",
    why: "So that somebody can meet the child today if needed.",
  },
  school: {
    label: "School",
    guidance: "Filled in by the tool.",
    why: "Social services knows where to turn.",
  },
  schoolClass: {
    label: "Class or group",
    guidance: "Filled in by the tool.",
    why: "Makes the child easy to find at school.",
  },
  schoolAuthority: {
    label: "School authority",
    guidance: "The municipality or company that runs the school.",
    why: "Who is responsible for the school.",
  },
  interpreterChild: {
    label: "Does the child need an interpreter?",
    guidance: "Go by what the child is at ease with.",
    why: "A first talk should not fail on language.",
  },
  interpreterGuardian: {
    label: "Do the guardians need an interpreter?",
    guidance: "Never let the child interpret.",
    why: "A first talk should not fail on language.",
  },
  interpreterLanguage: {
    label: "Which language?",
    guidance: "Sign language too.",
    why: "So that the right interpreter is booked.",
  },
  communicationNeed: {
    label: "Does the child have a disability, or need support to communicate?",
    guidance: "For example picture support, more time, or a trusted adult.",
    why: "So that the child can tell in its own way.",
  },
  communicationNeedHow: {
    label: "What does the child need?",
    guidance: "Describe what works at school.",
    why: "So that the child can tell in its own way.",
  },
  categories: {
    label: "What is the worry about?",
    guidance: "Choose one or more. Suspicion is enough.",
    why: "Helps social services see the whole, and is counted in statistics.",
  },
  observations: {
    label: "What have you seen and heard?",
    guidance: "Be concrete: what, when, where and who was there. The family will probably read it.",
    why: "This is the heart of it. What you saw and heard yourself weighs most.",
  },
  childsWords: {
    label: "The child’s own words",
    guidance: "Quote as exactly as you can. Do not question the child.",
    why: "The child’s words should not become yours.",
  },
  source: {
    label: "How do you know?",
    guidance: "Choose all that apply.",
    why: "Tells what you saw yourself from what others told you.",
  },
  sourceWho: {
    label: "Who told you?",
    guidance: "Name or role.",
    why: "Social services may need to ask further.",
  },
  interpretation: {
    label: "What do you believe?",
    guidance: "Write what you believe or wonder, apart from what you know.",
    why: "Your view is needed, but not mixed with facts.",
  },
  suspectedCrime: {
    label: "Do you suspect a crime against the child?",
    guidance: "You need not be certain.",
    why: "Social services decides whether to involve the police.",
  },
  policeReport: {
    label: "Has it been reported to the police?",
    guidance: "This report is needed all the same.",
    why: "So that social services and police can plan together.",
  },
  policeReportWhen: {
    label: "When was the police report made?",
    guidance: "Roughly is enough.",
    why: "So that the report can be found.",
  },
  policeReportNumber: {
    label: "The police’s case number",
    guidance: "If you have it.",
    why: "So that the report can be found.",
  },
  sinceWhen: {
    label: "How long has it been going on?",
    guidance: "For example: since the autumn break.",
    why: "Shows whether it is new or of long standing.",
  },
  whyNow: {
    label: "Why do you report now?",
    guidance: "What happened that made you report?",
    why: "Shows whether something has changed.",
  },
  earlierWorry: {
    label: "Has there been worry before?",
    guidance: "Earlier events, talks or reports that you know of.",
    why: "Several small signs can mean more than a large one.",
  },
  ifNothingDone: {
    label: "What could happen if nobody acts?",
    guidance: "Think of the next few days and of the longer run.",
    why: "Helps social services judge the risk.",
  },
  effectOnChild: {
    label: "How is the child affected?",
    guidance: "For example tiredness, worry, mood, friends, learning.",
    why: "It is the child’s situation that is assessed.",
  },
  guardians: {
    label: "Guardians",
    guidance: "All that you know of. Say if one has sole custody.",
    why: "Social services normally contacts the guardians first.",
  },
  otherAdults: {
    label: "Other adults at home",
    guidance: "For example a new partner or a grandmother.",
    why: "May be support as well as risk.",
  },
  siblings: {
    label: "Siblings and other children",
    guidance: "Each child gets a report of its own. Name and age are enough here.",
    why: "More children may need help.",
  },
  childInformed: {
    label: "Does the child know that you report?",
    guidance: "Do tell, when it is safe, in a way that suits the age.",
    why: "So that social services knows what the child expects.",
  },
  childView: {
    label: "What does the child say about the report?",
    guidance: "In the child’s own words if possible.",
    why: "The child has a right to be heard.",
  },
  guardiansInformed: {
    label: "Do the guardians know that you report?",
    guidance: "Do not tell at suspected violence in the family, sexual abuse or honour-related violence.",
    why: "So that social services can make contact safely.",
  },
  guardiansInformedHow: {
    label: "When and how were they told?",
    guidance: "Who told them, when, and how did they react?",
    why: "The reaction may matter to the child’s safety.",
  },
  guardiansNotInformedWhy: {
    label: "Why have they not been told?",
    guidance: "For example: danger that the child is harmed.",
    why: "So that nobody tells by mistake.",
  },
  contactCare: {
    label: "What should be thought of when making contact?",
    guidance: "For example threats, a safe phone, times when the child can talk freely.",
    why: "The wrong contact can harm the child.",
  },
  schoolSupport: {
    label: "What has the school done so far?",
    guidance: "Briefly: support, talks and meetings.",
    why: "Shows what has been tried.",
  },
  attendance: {
    label: "Attendance",
    guidance: "How much, since when and how it has changed.",
    why: "Absence is often an early sign.",
  },
  strengths: {
    label: "What works well?",
    guidance: "Interests, friends, trusted adults, whatever protects.",
    why: "Support is built on what already holds.",
  },
  reporters: {
    label: "Name and how to reach the reporter",
    guidance: "Several may report together. The duty is still each person’s own.",
    why: "You cannot be anonymous in service. Social services may need to call.",
  },
  absenceContact: {
    label: "Who can answer when you are away?",
    guidance: "A colleague who knows the child, and a phone number.",
    why: "Social services often calls the very same day.",
  },
  meeting: {
    label: "Would you come to a meeting with the family and social services?",
    guidance: "Social services may invite you to such a meeting. You can change your mind.",
    why: "A meeting can make it clear to the family what the worry is.",
  },
  feedback: {
    label: "Do you want to know whether an investigation is opened?",
    guidance: "You are told whether one was opened, was not, or was already under way. No more.",
    why: "The answer is given only if you ask for it.",
  },
  receiver: {
    label: "Which municipality receives the report?",
    guidance: "The tool proposes. If unsure, send anyway: they forward it.",
    why: "Social services in the right municipality can act at once.",
  },
} as const;
