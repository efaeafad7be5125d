// Which room may lean on which: docs/design.md, 'Direction'. test/boundaries.test.ts breaks every rule on purpose.
// Types do not count: what `import type` names is gone when the program runs.

const testFile = "\\.test\\.tsx?$";
const pureDomain = "^app/domain/.+(?<!\\.server)(?<!\\.test)\\.ts$";
/** The policy table and the kinds of actors are as pure as the domain, and held to it. */
const pure = [pureDomain, "^app/access/(?:policy|actor)\\.ts$"];
const useCase = "^app/domain/.+\\.server\\.ts$";
const portIndex = "^app/integrations/[^/]+/index\\.server\\.ts$";
const vendor = "^app/integrations/[^/]+/.+\\.server\\.ts$";

/** Parts that several use cases share, and that leave the audit row for them: the use case need not do it again. */
const recordsForOthers = "^app/domain/(?:reception/step-received|follow-up/step-follow-up)\\.server\\.ts$";

/** Parts that write no row of their own: the use case which calls them does, or nothing of a person is read. */
const partsOfUseCases = [
  "access-grant/tell-of-access", // notices, for the use cases that give and extend, which record
  "substitution/list-substitutions", // names of staff and days alone
  "substitution/roster-substitutions", // import-roster records
  "consultation/(?:ask-consultation|choose-receiver|code|post-letter|read-answers)", // leave no trace on purpose; hand-over-letters records, decision 0023
  "concern/readable-attachment", // who may; the use cases that give something out record it
  "attachment/judge-file",
  "attachment/staged-file",
  "attachment/own-upload",
  "attachment/begin-upload", // as draft/keep-draft: nobody's record until a form takes it
  "attachment/receive-piece",
  "attachment/stage-form-file", // finish-upload records what a scanner found
  "attachment/ready-uploads", // names of what is not taken yet, for its own uploader
  "attachment/take-uploads", // the use case whose form it is records the attachments
  "attachment/seal-ahead", // pieces; the use case that takes the file records it
  "attachment/sweep-uploads",
  "sent-form/claim-sent-form", // tells a form from one that came before; the use case whose form it is records
  "alarm/visible-alarm", // loads what list-alarms and end-alarm then record
  "delivery/attachment-source", // a file as a channel reads it; the use cases that send record
  "delivery/channel-of", // what a channel is told; the runner's use cases record
  "delivery/child-number", // the number that a case system finds the child by, for the use cases that send
  "delivery/evidence-chosen", // an id in the ledger, for the use cases that send and read
  "delivery/way-out", // public facts about offices, for the use cases that send
  "draft/keep-draft",
  "draft/became-note", // nobody's record; log-concern and leave-note record the note
  "follow-up/receivers-for", // to whom it can be passed on; the use cases that offer or show record
  "follow-up/begin-follow-up", // open-follow-up records
  "follow-up/note-at-meeting", // log-concern records
  "follow-up/read-bringable", // read-composer records
  "follow-up/read-follow-up", // read-concern records
  "follow-up/follow-ups-on", // what the pages that show the concerns, and record, show beside them
  "follow-up/own-follow-ups", // list-todo records
  "follow-up-calendar/calendar-token", // random numbers and their hash
  "follow-up-calendar/read-calendar", // days and numbers, as on the first page: nothing of a person
  "draft/read-(?:lost-draft|drafts)", // nobody's record yet
  "draft/own-pupils",
  "history/readable-transfer", // opened for the use cases that give something out, which record
  "history/files-to-send", // decide-history records what went
  "history/earlier-schools", // loads what ask-for-history and ask-for-several then record
  "handover/list-handovers",
  "action-plan/plan-texts", // opened to be searched
  "action-plan/load-plan", // opened for the use cases that record
  "action-plan/roster-family", // who signs for the family, for the use cases of signing
  "action-plan/family-signature", // the same, for one of them
  "matter/own-matters", // dates for list-todo and list-overdue, which record
  "action-plan/standing-plan-link", // whether a link stands; open-plan-link and send-plan-link record
  "action-plan/overdue-measures", // beside list-todo, which records
  "action-plan/plan-people", // whom the policy asks; the use cases that ask or show record
  "action-plan/sign-plan", // keep-plan-signature records
  "handover/open-for-successor", // opens what read-handover records
  "pupil/thread-entries",
  "pupil/show-thread", // what read-thread and read-handover, which record, show
  "access-grant/end-with-duties", // rebuild-grants records
  "substitution/give-acted-duties", // rebuild-grants records
  "pattern/notice-pattern", // counts what read-thread shows and records
  "thread/[a-z-]+-on-thread", // a kind of item each; read-thread and copy-thread record what was opened
  "thread/entry-texts",
  "thread/find-words",
  "thread/gather-thread",
  "thread/kinds",
  "thread/make-thread-pdf", // copy-thread records what leaves
  "concern/contacts-of-concern", // whom one can tell; the use cases that tell, or show, record
  "concern/links-of-concern", // what read-concern, which records, shows beside a note
  "access-grant/who-may-read", // what the reading use cases, which record, show of who else reads
  "matter/visible-matter", // loads what the matter's use cases then record
  "matter/matters-on-thread", // what read-thread and read-concern, which record, show
  "concern/others-of-occasion", // what read-concern and read-thread, which record, show beside a note
  "report/load-report",
  "report/choosable-files", // read for choose-report-entries, which records
  "report/compose-report", // draws what render-report has loaded
  "report/danger-contact", // public facts about offices
  "report/guard-of-report", // what is locked, for the use cases that give something out
  "report/begun-from-earlier", // what start-report, which records, takes along
  "report/sibling-reports", // what the reading use cases, which record, show beside a report
  "report/start-sibling", // start-report records the report and the link
  "report-text/held-texts", // an authority's own words: nothing of a person
  "report-text/read-own-texts", // the same, for whoever keeps them
  "report-text/add-phrase", // save-report-field records
  "quick-signal/log-signal", // log-concern records
  "quick-signal/add-signal-line", // correct-concern records
  "quick-signal/undo-signal", // delete-concern records
  "quick-signal/offered-signals", // an authority's own words: nothing of a person
  "quick-signal/read-signals", // the same, for whoever keeps them
  "quick-signal/read-saved", // ids of what the reader has just written; nothing is opened
  "report/send-in-danger", // its parts record: answers, route, document, sending
  "report/autosave-answer", // save-report-field records
  "report/keep-answers", // as draft/keep-draft: nobody's answers until they are saved
  "report/be-present", // half a minute, and no trail; read-report records who opens it
  "report/reviewers", // names of colleagues; ask-review records
  "report-comment/act-on-comment", // write-comment and resolve-comment record
  "report-comment/open-comments", // opens what read-report records
  "report/propose-route",
  "report/report-state",
  "report/current-document",
  "report/sent-attachments", // files for render, delivery and download, which record
  "reception/bring-in-files", // store-received records the report with its files
  "reception/open-twin", // for read-twin and carry-forward, which record
  "reception/open-content", // opens what list-inbox and read-received record
  "reception/who-has-it", // finds where what comes after a report is stored; what stores records
  "report/signable-document",
  "report/signing-people", // whom the policy asks; the use cases that ask or show record
  "report/make-evidence", // signing/make-evidence records the event that it gives
  "report/evidence-to-deliver", // an outbox row in the transaction of a signature or of the sending
  "signing/open-evidence", // opened for make-evidence, which records
  "signing/photograph", // a picture checked, sealed and opened, for the use cases that record
  "signing/sign-order", // an order at the provider; the use case that keeps the signature records
  "reception/related-received", // finds what read-received and compare-received record
  "reception/visible-received", // loads what the reception's use cases then record
  "note/own-schools", // names of schools alone
  "seal/register-sealed", // digests alone, for the use cases that seal
  "seal/verify-file", // anybody's question about a file in hand; no record of anybody is read
  "register/list-register", // public facts about offices
  "register/read-unit",
  "register/school-municipalities", // names of municipalities, no number and no pupil
].join("|");

/** Doors without a guard. Each one answers people who have not signed in, or decides who they are. */
const publicRoutes = [
  "sign-in_?(\\.[^/]+)?", // the ways of signing in
  "sign-out",
  "healthz", // engine, version and migration; nothing about a person
  "language", // Swedish or English
  "accessibility", // the statement that the law wants public
  "verify", // whether a file in hand is one that was sealed; nothing of what it says
  "plan-link(\\.[^/]+)?", // one person at one link: an electronic identity, compared with whom it was made for
  "plan-reading(_\\.[^/]+)?", // that person alone, by the cookie of that link
  "process", // what happens after a report, in general
  "hide", // an empty page
  "calendar\\.\\$token", // days and numbers, for whoever holds the secret address
  "\\$", // no such page
].join("|");

const doors = {
  path: "^app/routes/(?:[^/]+\\.tsx?|[^/]+/route\\.tsx?)$",
  pathNot: [testFile, `^app/routes/(?:${publicRoutes})(?:/route)?\\.tsx?$`],
};

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two files that need each other are one file, or want a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:", "\\?(?:url|raw|worker)$", "^/fonts/"] },
    },
    {
      name: "no-development-package-at-run-time",
      severity: "error",
      from: {
        path: "^(?:app|db)/",
        // What builds the pages and the worker runs before the server does.
        pathNot: [
          testFile,
          "^app/routes\\.ts$",
          "^app/documents/build-worker\\.mjs$",
          // A mail server for the demo and the tests, which the server never imports.
          "^app/integrations/mail/simulator\\.server\\.ts$",
          "^db/drizzle\\..+\\.config\\.ts$",
        ],
      },
      to: { dependencyTypes: ["npm-dev"] },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      from: { path: "^(?:app|db|bin)/", pathNot: testFile },
      to: { path: ["^test/", testFile] },
    },
    {
      name: "routes-reach-no-room-behind-the-use-cases",
      comment: "A door parses, guards, calls one use case and renders.",
      severity: "error",
      from: { path: "^app/routes/", pathNot: testFile },
      to: { path: ["^db/", "^app/vault/.+\\.server", "^app/audit/.+\\.server"] },
    },
    {
      name: "pure-domain-stays-pure",
      // The transpiler sees JSX in a generic arrow function; a .ts file can hold none.
      comment: "Pure domain uses zod and pure domain alone: no clock, database, React or environment.",
      severity: "error",
      from: { path: pure },
      to: { pathNot: [...pure, "(?:^|/)node_modules/zod/", "(?:^|/)node_modules/react/jsx-runtime"] },
    },
    {
      name: "use-cases-know-no-page",
      severity: "error",
      from: { path: useCase },
      to: { path: "^app/(?:routes|components|text)/" },
    },
    {
      name: "components-and-text-never-reach-the-server",
      comment: "Even through others: what they reach is sent to the browser.",
      severity: "error",
      from: { path: "^app/(?:components|text)/", pathNot: testFile },
      to: { reachable: true, path: "\\.server\\.tsx?$|^db/" },
    },
    {
      name: "only-the-integration-index-picks-a-vendor",
      severity: "error",
      from: { path: "^(?:app|db)/", pathNot: ["^app/integrations/", testFile] },
      to: { path: vendor, pathNot: portIndex },
    },
    {
      name: "vendors-know-their-own-port-alone",
      severity: "error",
      from: { path: "^app/integrations/([^/]+)/", pathNot: testFile },
      to: { path: vendor, pathNot: "^app/integrations/$1/" },
    },
    {
      name: "queries-know-no-page-and-no-use-case",
      severity: "error",
      from: { path: "^db/", pathNot: ["^db/seed/", testFile] },
      to: { path: ["^app/(?:routes|components|text|documents|integrations)/", useCase] },
    },
  ],
  required: [
    {
      name: "every-door-has-a-guard",
      comment: "A parent's check protects nothing: Remix runs nested loaders in parallel.",
      severity: "error",
      module: doors,
      to: { path: "^app/access/guard\\.server\\.ts$" },
    },
    {
      name: "every-use-case-leaves-an-audit-row",
      severity: "error",
      module: { path: useCase, pathNot: [testFile, `^app/domain/(?:${partsOfUseCases})\\.server\\.ts$`] },
      to: { path: ["^app/audit/record\\.server\\.ts$", recordsForOthers] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(?:build|migrations)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".css"],
    },
  },
};
