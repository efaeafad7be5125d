// Every URL of the product, typed. Ids are opaque; no name, number or place ever stands in one
// (the register of offices excepted: what is searched for there is a municipality).
const q = (path: string, query: Record<string, string | undefined>): string => {
  const pairs = Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== "");
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
};

/** A part of a thread: what it is filtered by, never the words themselves, and where it begins. */
export interface ThreadQuery {
  priority?: string | undefined;
  category?: string | undefined;
  author?: string | undefined;
  /** Names the search; the words are not in the address. */
  words?: string | undefined;
  older?: string | undefined;
  newer?: string | undefined;
  entry?: string | undefined;
  date?: string | undefined;
}

/** Ids are opaque, but one may come from an address that somebody typed. */
const e = encodeURIComponent;

export const paths = {
  home: (
    query: {
      pupil?: string;
      show?: string;
      draft?: string;
      saved?: string;
      others?: string;
      undone?: string;
    } = {},
  ) => q("/", query),
  /** Where the composer is sent; with the pupil whom it was opened for. */
  composer: ({ pupil }: { pupil?: string }) => (pupil ? `/?index&pupil=${e(pupil)}` : "/?index"),
  signIn: (query: { next?: string } = {}) => q("/sign-in", query),
  /** A form that was sent too late waits there: see sent-too-late. */
  sendAgain: (query: { to: string; by: string }) => q("/sign-in/again", query),
  signInBankId: () => "/sign-in/bankid",
  chooseAccount: () => "/sign-in/choose",
  signOut: () => "/sign-out",
  invitation: () => "/sign-in/invitation",
  language: () => "/language",
  todo: (query: { mail?: "saved"; calendar?: "ended" } = {}) => q("/todo", query),
  pupil: (id: string, query: ThreadQuery = {}) => q(`/pupils/${e(id)}`, { ...query }),
  /** The part of the thread where this stands, and the place in it. */
  pupilAt: (id: string, itemId: string) => `${q(`/pupils/${e(id)}`, { entry: itemId })}#n-${e(itemId)}`,
  /** `saved`: what a press has just made; `undone`: it was taken back. */
  pupilSaved: (id: string, query: { saved?: string; undone?: string }) => q(`/pupils/${e(id)}`, query),
  pupilSignal: (id: string) => `/pupils/${e(id)}/signal`,
  quickSignals: (query: { signal?: string; done?: string } = {}) => q("/quick-signals", query),
  pupilFind: (id: string) => `/pupils/${e(id)}/find`,
  pupilPrint: (id: string, query: ThreadQuery = {}) => q(`/pupils/${e(id)}/print`, { ...query }),
  pupilPdf: (id: string, query: ThreadQuery = {}) => q(`/pupils/${e(id)}/pdf`, { ...query }),
  pupilComposer: (id: string) => `/pupils/${e(id)}/composer`,
  draft: () => "/draft",
  writingAid: () => "/writing-aid",
  lostDraft: (id: string) => `/drafts/${e(id)}`,
  drafts: (query: { dropped?: string; kept?: string } = {}) => q("/drafts", query),
  uploads: () => "/uploads",
  upload: (id: string, query: { do?: "finish" | "cancel"; offset?: string } = {}) =>
    q(`/uploads/${e(id)}`, query),
  pupilNewFile: (id: string) => `/pupils/${e(id)}/files/new`,
  pupilAccess: (id: string, query: { placed?: "1" } = {}) => q(`/pupils/${e(id)}/access`, query),
  concern: (id: string) => `/concerns/${e(id)}`,
  concernDocument: (id: string) => `/concerns/${e(id)}/document`,
  concernPdf: (id: string) => `/concerns/${e(id)}/pdf`,
  correctConcern: (id: string) => `/concerns/${e(id)}/correct`,
  removeConcern: (id: string) => `/concerns/${e(id)}/remove`,
  /** Who sees to a note, by when: passed on, answered, closed. */
  followUp: (concernId: string, query: { done?: string } = {}) =>
    q(`/concerns/${e(concernId)}/follow-up`, query),
  /** Bring something about a pupil to the student-health team. */
  bringToStudentHealth: (pupilId: string) => `/pupils/${e(pupilId)}/student-health`,
  studentHealth: (query: { by?: string; show?: string } = {}) => q("/student-health", query),
  studentHealthItem: (concernId: string, query: { by?: string; done?: string } = {}) =>
    q(`/student-health/${e(concernId)}`, query),
  overdue: () => "/overdue",
  /** The secret part is a random token alone: see decision on calendars. */
  calendar: (token: string) => `/calendar/${e(token)}`,
  newMatter: (query: { pupil: string; note?: string }) => q("/matters/new", query),
  matter: (id: string, query: { done?: string } = {}) => q(`/matters/${e(id)}`, query),
  attachment: (id: string) => `/attachments/${e(id)}`,
  attachmentThumbnail: (id: string) => `/attachments/${e(id)}/thumbnail`,
  removePupilFile: (id: string) => `/attachments/${e(id)}/remove`,
  /** `from`: a draft on a pupil whom its writer has no longer. */
  leaveNote: (query: { left?: string; draft?: string; from?: string } = {}) => q("/notes/leave", query),
  myNotes: () => "/notes/mine",
  looseNote: (id: string) => `/notes/waiting/${e(id)}`,
  handovers: () => "/handovers",
  newHandover: (query: { group?: string } = {}) => q("/handovers/new", query),
  handover: (id: string) => `/handovers/${e(id)}`,
  /** The question without a name: neither the code nor an id ever stands in an address of the asker's. */
  consult: () => "/consult",
  consultAnswers: () => "/consult/answers",
  consultations: () => "/consultations",
  consultation: (id: string) => `/consultations/${e(id)}`,
  receptionConsultations: () => "/reception/consultations",
  receptionConsultation: (id: string) => `/reception/consultations/${e(id)}`,
  earlierSchools: (pupilId: string) => `/pupils/${e(pupilId)}/earlier`,
  earlierSchoolsOfSeveral: (query: { class?: string; asked?: string } = {}) => q("/earlier-schools", query),
  history: (pupilId: string, id: string) => `/pupils/${e(pupilId)}/earlier/${e(id)}`,
  historyFile: (pupilId: string, id: string, fileId: string) =>
    `/pupils/${e(pupilId)}/earlier/${e(id)}/files/${e(fileId)}`,
  historyThumbnail: (pupilId: string, id: string, fileId: string) =>
    `/pupils/${e(pupilId)}/earlier/${e(id)}/files/${e(fileId)}/thumbnail`,
  historyRequests: () => "/history-requests",
  historyRequest: (id: string) => `/history-requests/${e(id)}`,
  substitutions: () => "/substitutions",
  roster: () => "/roster",
  register: (query: { q?: string; show?: string; done?: string } = {}) => q("/register", query),
  registerNew: (query: { municipality?: string } = {}) => q("/register/new", query),
  registerUnit: (id: string, query: { done?: string } = {}) => q(`/register/${e(id)}`, query),
  reportTexts: (query: { text?: string; done?: string } = {}) => q("/report-texts", query),
  registerImport: () => "/register/import",
  registerCsv: () => "/register/csv",
  registerOurs: () => "/register/ours",
  alarms: (query: { show?: string; page?: string; done?: string } = {}) => q("/alarms", query),
  alarm: (id: string) => `/alarms/${e(id)}`,
  reports: () => "/reports",
  newReport: (query: { pupil?: string; follows?: string; show?: string } = {}) => q("/reports/new", query),
  report: (id: string, query: { section?: string } = {}) => q(`/reports/${e(id)}`, query),
  /** `since` is a document that was read before: the page tells what has changed. */
  reportSign: (id: string, query: { message?: string; since?: string } = {}) =>
    q(`/reports/${e(id)}/sign`, query),
  reportDanger: (id: string) => `/reports/${e(id)}/danger`,
  reportSibling: (id: string, query: { show?: string } = {}) => q(`/reports/${e(id)}/sibling`, query),
  reportFamily: (id: string) => `/reports/${e(id)}/family`,
  /** `for`: the output that led here, or what has been decided. */
  reportGuard: (id: string, query: { for?: string; done?: string } = {}) =>
    q(`/reports/${e(id)}/guard`, query),
  reportSignatures: (id: string, query: { done?: string } = {}) => q(`/reports/${e(id)}/signatures`, query),
  reportPhoto: (id: string, photoId: string) => `/reports/${e(id)}/photos/${e(photoId)}`,
  reportEvidence: (id: string, evidenceId: string, query: { raw?: string } = {}) =>
    q(`/reports/${e(id)}/evidence/${e(evidenceId)}`, query),
  signingPolicy: (query: { done?: string } = {}) => q("/signing-policy", query),
  reportNext: (id: string) => `/reports/${e(id)}/next`,
  reportCalendar: (id: string) => `/reports/${e(id)}/calendar`,
  reportSentFile: (id: string) => `/reports/${e(id)}/file`,
  reportCover: (id: string) => `/reports/${e(id)}/cover`,
  reportPdf: (id: string, query: { document?: string } = {}) => q(`/reports/${e(id)}/pdf`, query),
  reportAttachment: (id: string, attachmentId: string) => `/reports/${e(id)}/attachments/${e(attachmentId)}`,
  reportField: (id: string) => `/reports/${e(id)}/field`,
  reportTogether: (id: string) => `/reports/${e(id)}/together`,
  reportReview: (id: string) => `/reports/${e(id)}/review`,
  reportDiscard: (id: string) => `/reports/${e(id)}/discard`,
  newPlan: (pupilId: string) => `/pupils/${e(pupilId)}/plans/new`,
  plan: (id: string, query: { done?: string } = {}) => q(`/plans/${e(id)}`, query),
  planEdit: (id: string, query: { done?: string } = {}) => q(`/plans/${e(id)}/edit`, query),
  planEntries: (id: string) => `/plans/${e(id)}/entries`,
  planSign: (id: string, query: { message?: string; done?: string; show?: string } = {}) =>
    q(`/plans/${e(id)}/sign`, query),
  planPdf: (id: string, query: { document?: string; sealed?: string } = {}) =>
    q(`/plans/${e(id)}/pdf`, query),
  planPhoto: (id: string, photoId: string) => `/plans/${e(id)}/photos/${e(photoId)}`,
  planEvidence: (id: string, query: { raw?: string } = {}) => q(`/plans/${e(id)}/evidence`, query),
  /** The token opens nothing by itself: whoever has it signs in, and is compared with whom it was made for. */
  planLink: (token: string, query: { message?: string } = {}) => q(`/plan-link/${e(token)}`, query),
  planReading: (query: { message?: string } = {}) => q("/plan-reading", query),
  planReadingPdf: () => "/plan-reading/pdf",
  reception: (query: { show?: string; whose?: string; unit?: string; page?: string } = {}) =>
    q("/reception", query),
  receptionAlarms: (query: { show?: string; page?: string; done?: string } = {}) =>
    q("/reception/alarms", query),
  receptionAlarm: (id: string) => `/reception/alarms/${e(id)}`,
  receptionNew: () => "/reception/new",
  receptionOutcomes: () => "/reception/outcomes",
  receptionOutcomesTemplate: () => "/reception/outcomes/template",
  /** `done`: what a press has just made of it. */
  received: (id: string, query: { done?: string } = {}) => q(`/reception/${e(id)}`, query),
  receivedForward: (id: string) => `/reception/${e(id)}/forward`,
  receivedCompare: (id: string, otherId: string) => `/reception/${e(id)}/compare/${e(otherId)}`,
  receivedDocument: (id: string, query: { as?: "page" } = {}) => q(`/reception/${e(id)}/document`, query),
  receivedData: (id: string) => `/reception/${e(id)}/data`,
  receivedPdf: (id: string) => `/reception/${e(id)}/pdf`,
  receivedEvidence: (id: string, evidenceId: string, query: { raw?: string } = {}) =>
    q(`/reception/${e(id)}/evidence/${e(evidenceId)}`, query),
  receivedAttachment: (id: string, attachmentId: string) =>
    `/reception/${e(id)}/attachments/${e(attachmentId)}`,
  statistics: (query: { year?: string } = {}) => q("/statistics", query),
  statisticsCsv: (query: { year?: string } = {}) => q("/statistics/csv", query),
  verify: () => "/verify",
  process: () => "/process",
  accessibility: () => "/accessibility",
} as const;
