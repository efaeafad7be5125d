// What the demo data is before it is sealed and written: rows of the schema with their texts in clear.
import type { ReceivedContent } from "~/domain/reception/content";
import type { ReportValues } from "~/domain/report/values";
import type { Theme } from "./compose.server";
import type { Role } from "./schools.server";

/** Rows as the schema has them, with the sealed columns left out. */
type Row<T extends { $inferInsert: object }, Sealed extends string = never> = Omit<T["$inferInsert"], Sealed>;

type School = typeof import("../schema/school.server");
type Concern = typeof import("../schema/concern.server");
type Grant = typeof import("../schema/grant.server");
type Handover = typeof import("../schema/handover.server");
type Report = typeof import("../schema/report.server");
type Reception = typeof import("../schema/reception.server");

export type AuthorityRow = Row<School["schoolAuthority"]>;
export type UnitRow = Row<School["schoolUnit"]> & { key: string };
export type AccountRow = Row<School["account"], "identityLookup"> & { personalNumber: string };
export type DutyRow = Row<School["duty"]> & { role: Role };
export type GroupRow = Row<School["schoolGroup"]>;
export type GroupStaffRow = Row<School["groupStaff"]>;
export type MemberRow = Row<School["groupMember"]>;
export type ContactRow = Row<School["contactUnit"]>;

export type PupilRow = Row<School["pupil"], "sealedIdentity" | "identityLookup" | "nameKey"> & {
  personalNumber: string | null;
  address: string | null;
  phone: string | null;
};

export type GuardianRow = Row<School["guardian"], "sealedDetails"> & {
  details: {
    name: string;
    personalNumber: string | null;
    address: string | null;
    phone: string | null;
    email: string | null;
  };
};

export type HandoverRow = Row<Handover["handover"]> & { pupils: { pupilId: string; summary: string }[] };

export type ConcernRow = Row<Concern["concern"], "sealedWithdrawal" | "version"> & {
  theme: Theme;
  withdrawal: string | null;
  /** Oldest first; the last one is the current. */
  versions: { text: string; createdAt: Date }[];
};
export type LinkRow = Row<Concern["concernLink"]>;
export type NoticeRow = Row<Concern["notice"]>;
export type AttachmentRow = Row<Concern["attachment"], "sealedMeta" | "size"> & {
  name: string;
  content: Uint8Array;
};

export type GrantRow = Row<Grant["accessGrant"], "sealedReason"> & { reason: string };

export type ReportRow = Row<Report["report"], "sealedRouteReason"> & {
  /** The demo's reports are all about pupils of the roster. */
  pupilId: string;
  authorIds: string[];
  fields: ReportValues;
  entryIds: string[];
  delivery: DeliveryPlan | null;
};

/** A report that was sent: its document, and what has happened to it since. */
export interface DeliveryPlan {
  id: string;
  documentId: string;
  file: Uint8Array;
  state: typeof import("../schema/delivery.server")["delivery"]["$inferInsert"]["state"];
  events: { id: string; at: Date; kind: string; detail: string | null }[];
}

export type ReceivedRow = Row<
  Reception["receivedReport"],
  "childLookup" | "sealedContent" | "sealedFile" | "digest"
> & {
  childNumber: string | null;
  content: ReceivedContent;
  /** The delivered document, for a report that came by the tool. */
  file: Uint8Array | null;
  events: { id: string; at: Date; accountId: string | null; kind: string; detail: string | null }[];
};
export type StatisticsRow = Row<Reception["statisticsMonth"]>;

export interface DemoPerson {
  name: string;
  role: Role | "mentor";
  /** School or social services. */
  place: string;
  accountId: string;
  personalNumber: string;
}

export interface SeedPlan {
  now: Date;
  authorities: AuthorityRow[];
  units: UnitRow[];
  accounts: AccountRow[];
  duties: DutyRow[];
  contacts: ContactRow[];
  groups: GroupRow[];
  groupStaff: GroupStaffRow[];
  pupils: PupilRow[];
  members: MemberRow[];
  guardians: GuardianRow[];
  handovers: HandoverRow[];
  concerns: ConcernRow[];
  links: LinkRow[];
  notices: NoticeRow[];
  attachments: AttachmentRow[];
  /** Those that people gave; the roster's are made from it. */
  grants: GrantRow[];
  reports: ReportRow[];
  received: ReceivedRow[];
  statistics: StatisticsRow[];
  demoPeople: DemoPerson[];
}
