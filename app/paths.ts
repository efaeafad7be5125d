// Every URL of the product, typed. Ids are opaque; no name, number or place ever stands in one.
const q = (path: string, query: Record<string, string | undefined>): string => {
  const pairs = Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== "");
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
};

export const paths = {
  home: (query: { pupil?: string; show?: string; saved?: string } = {}) => q("/", query),
  signIn: (query: { next?: string } = {}) => q("/sign-in", query),
  signInBankId: () => "/sign-in/bankid",
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
  reports: () => "/reports",
  newReport: (query: { pupil?: string; follows?: string; show?: string } = {}) => q("/reports/new", query),
  report: (id: string, query: { section?: string } = {}) => q(`/reports/${id}`, query),
  reportSign: (id: string) => `/reports/${id}/sign`,
  reportNext: (id: string) => `/reports/${id}/next`,
  reportPdf: (id: string) => `/reports/${id}/pdf`,
  reception: (query: { show?: string; page?: string } = {}) => q("/reception", query),
  receptionNew: () => "/reception/new",
  received: (id: string) => `/reception/${id}`,
  receivedPdf: (id: string) => `/reception/${id}/pdf`,
  statistics: (query: { year?: string } = {}) => q("/statistics", query),
  statisticsCsv: (query: { year?: string } = {}) => q("/statistics/csv", query),
  process: () => "/process",
  accessibility: () => "/accessibility",
} as const;
