// Every URL of the product, typed. Ids are opaque; no name, number or place ever stands in one
// (the register of offices excepted: what is searched for there is a municipality).
const q = (path: string, query: Record<string, string | undefined>): string => {
  const pairs = Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== "");
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
};

export const paths = {
  home: (query: { pupil?: string; show?: string; saved?: string } = {}) => q("/", query),
  signIn: (query: { next?: string } = {}) => q("/sign-in", query),
  signInBankId: () => "/sign-in/bankid",
  chooseAccount: () => "/sign-in/choose",
  signOut: () => "/sign-out",
  invitation: () => "/sign-in/invitation",
  language: () => "/language",
  todo: () => "/todo",
  pupil: (id: string) => `/pupils/${id}`,
  pupilComposer: (id: string) => `/pupils/${id}/composer`,
  draft: () => "/draft",
  pupilAccess: (id: string) => `/pupils/${id}/access`,
  concern: (id: string) => `/concerns/${id}`,
  correctConcern: (id: string) => `/concerns/${id}/correct`,
  removeConcern: (id: string) => `/concerns/${id}/remove`,
  attachment: (id: string) => `/attachments/${id}`,
  leaveNote: (query: { left?: string } = {}) => q("/notes/leave", query),
  myNotes: () => "/notes/mine",
  looseNote: (id: string) => `/notes/waiting/${id}`,
  handovers: () => "/handovers",
  newHandover: (query: { group?: string } = {}) => q("/handovers/new", query),
  handover: (id: string) => `/handovers/${id}`,
  roster: () => "/roster",
  register: (query: { q?: string; show?: string; done?: string } = {}) => q("/register", query),
  registerNew: (query: { municipality?: string } = {}) => q("/register/new", query),
  registerUnit: (id: string, query: { done?: string } = {}) => q(`/register/${id}`, query),
  registerImport: () => "/register/import",
  registerCsv: () => "/register/csv",
  registerOurs: () => "/register/ours",
  reports: () => "/reports",
  newReport: (query: { pupil?: string; follows?: string; show?: string } = {}) => q("/reports/new", query),
  report: (id: string, query: { section?: string } = {}) => q(`/reports/${id}`, query),
  /** `since` is a document that was read before: the page tells what has changed. */
  reportSign: (id: string, query: { message?: string; since?: string } = {}) =>
    q(`/reports/${id}/sign`, query),
  reportNext: (id: string) => `/reports/${id}/next`,
  reportCalendar: (id: string) => `/reports/${id}/calendar`,
  reportSentFile: (id: string) => `/reports/${id}/file`,
  reportCover: (id: string) => `/reports/${id}/cover`,
  reportPdf: (id: string, query: { document?: string } = {}) => q(`/reports/${id}/pdf`, query),
  reception: (query: { show?: string; whose?: string; unit?: string; page?: string } = {}) =>
    q("/reception", query),
  receptionNew: () => "/reception/new",
  receptionOutcomes: () => "/reception/outcomes",
  receptionOutcomesTemplate: () => "/reception/outcomes/template",
  received: (id: string) => `/reception/${id}`,
  receivedForward: (id: string) => `/reception/${id}/forward`,
  receivedCompare: (id: string, otherId: string) => `/reception/${id}/compare/${otherId}`,
  receivedPdf: (id: string) => `/reception/${id}/pdf`,
  statistics: (query: { year?: string } = {}) => q("/statistics", query),
  statisticsCsv: (query: { year?: string } = {}) => q("/statistics/csv", query),
  process: () => "/process",
  accessibility: () => "/accessibility",
} as const;
