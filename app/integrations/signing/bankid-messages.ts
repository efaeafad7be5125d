/**
 * Which recommended message (RFA) tells the person what state an order is in or what went wrong.
 * Decides the key only; the wording stands in text/{sv,en}/bankid.ts. Unknown codes are expected: providers add them.
 * Source: BankID Relying Party API v6.0, recommended user messages; codes are compared in lower case.
 */
import type { SigningNews, SigningProblem, SigningView } from "./port";

export type BankIdMessage =
  | "rfa1"
  | "rfa1Qr"
  | "rfa3"
  | "rfa4"
  | "rfa5"
  | "rfa6"
  | "rfa8"
  | "rfa9Auth"
  | "rfa9Sign"
  | "rfa13"
  | "rfa14A"
  | "rfa14B"
  | "rfa15A"
  | "rfa15B"
  | "rfa16"
  | "rfa17A"
  | "rfa17B"
  | "rfa21"
  | "rfa22"
  | "rfa23"
  | "callConfirm"
  | "callDeclined"
  | "appTooOld"
  | "riskBlocked"
  | "badSignature";

type Choice = BankIdMessage | ((view: SigningView) => BankIdMessage);

const pending: Readonly<Record<string, Choice>> = {
  outstandingtransaction: (view) => (view.startedBy === "qr" ? "rfa1Qr" : "rfa13"),
  noclient: "rfa1",
  started: (view) =>
    view.startedBy === "qr"
      ? view.device === "desktop"
        ? "rfa14A"
        : "rfa14B"
      : view.device === "desktop"
        ? "rfa15A"
        : "rfa15B",
  usermrtd: "rfa23",
  usercallconfirm: "callConfirm",
  usersign: (view) => (view.kind === "sign" ? "rfa9Sign" : "rfa9Auth"),
  processing: "rfa21",
};

const failed: Readonly<Record<string, Choice>> = {
  expiredtransaction: "rfa8",
  certificateerr: "rfa16",
  usercancel: "rfa6",
  cancelled: "rfa3",
  startfailed: (view) => (view.startedBy === "qr" ? "rfa17B" : "rfa17A"),
  userdeclinedcall: "callDeclined",
  notsupportedbyuserapp: "appTooOld",
  transactionriskblocked: "riskBlocked",
};

const problems: Readonly<Record<SigningProblem, BankIdMessage>> = {
  alreadyInProgress: "rfa4",
  requestTimeout: "rfa5",
  internalError: "rfa5",
  maintenance: "rfa5",
  tooManyRequests: "rfa5",
  unreachable: "rfa5",
  badSignature: "badSignature",
  invalidParameters: "rfa22",
  unauthorized: "rfa22",
  notFound: "rfa22",
  methodNotAllowed: "rfa22",
  unsupportedMediaType: "rfa22",
  badResponse: "rfa22",
};

function choose(table: Readonly<Record<string, Choice>>, hint: string): Choice | undefined {
  const code = hint.toLowerCase();
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

export function bankIdMessage(news: SigningNews, view: SigningView): BankIdMessage {
  if (news.status === "problem") return problems[news.problem];
  const choice =
    news.status === "pending"
      ? (choose(pending, news.hint) ?? "rfa21")
      : (choose(failed, news.hint) ?? "rfa22");
  return typeof choice === "function" ? choice(view) : choice;
}
