// Three school units of one authority as the roster brings them, and pupils who change between them by the roster alone.
import { eq } from "drizzle-orm";
import type { StaffRole } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import { dutiesOn } from "~db/account.server";
import { account, pupil, schoolUnit } from "~db/schema/school.server";
import { aRoster, type Roster, rosterOf, rosterRead } from "./roster";

export type Unit = "s1" | "s2" | "s3";

const schools =
  "id;namn;skolform;kommunkod\ns1;Ekskolan;grundskola;2282\ns2;Björkskolan;grundskola;2282\ns3;Lindskolan;grundskola;2282\n";
const staff = `id;namn
p1;Lisbet Alm
p2;Olle Berg
k1;Rut Dal
p3;Siv Ek
p4;Jonas Hed
k2;Per Lund
p7;Moa Sand
`;
const groups =
  "id;skola;namn;typ;från\ng1;s1;6B;klass;2026-08-17\ng2;s2;7A;klass;2026-08-17\ng3;s3;7C;klass;2026-08-17\n";
const duties = `personal;roll;skola;grupp;från
p1;mentor;;g1;2026-08-17
p1;lärare;s1;;2026-08-17
p2;rektor;s1;;2026-08-17
k1;kurator;s1;;2026-08-17
p3;mentor;;g2;2026-08-17
p3;lärare;s2;;2026-08-17
p4;rektor;s2;;2026-08-17
k2;kurator;s2;;2026-08-17
p7;rektor;s3;;2026-08-17
`;

interface Seats {
  /** Has a personal identity number. */
  e1: Unit | null;
  /** Has none. */
  e2: Unit | null;
  /** Of e1. */
  protection?: "" | "sekretessmarkering" | "skyddad folkbokföring";
  /** Of e1's guardian; null: the roster names none. */
  custody?: "ja" | "nej" | null;
  /** Of e1 and her guardian. */
  address?: string;
}

const groupOf: Record<Unit, string> = { s1: "g1", s2: "g2", s3: "g3" };

export function rosterWith({ e1, e2, protection = "", custody = "ja", address = "" }: Seats) {
  const rows = [
    e1 && `e1;${e1};Maja;Lind;201501022386;${protection};${address}\n`,
    e2 && `e2;${e2};Ali;Noor;;;\n`,
    // A roster has always somebody.
    "e9;s3;Ines;Berg;;;\n",
  ];
  const members = [e1 && `${groupOf[e1]};e1\n`, e2 && `${groupOf[e2]};e2\n`];
  const guardians = e1 && custody ? `v1;e1;Karin Lind;${custody};0700000000;${address}\n` : "";
  return {
    ...{ schools, staff, groups, duties },
    pupils: `id;skola;förnamn;efternamn;personnummer;skyddade personuppgifter;adress\n${rows.filter(Boolean).join("")}`,
    "group-members": `grupp;elev\n${members.filter(Boolean).join("")}`,
    guardians: `id;elev;namn;vårdnad;telefon;adress\n${guardians}`,
  };
}

/** The people by whom the tests act: one of each at the old school and at the new one, and the third school's principal. */
const people = {
  oldMentor: "p1",
  oldPrincipal: "p2",
  oldCounsellor: "k1",
  mentor: "p3",
  principal: "p4",
  counsellor: "k2",
  thirdPrincipal: "p7",
} as const;
export type Person = keyof typeof people;

export interface ChangeOfSchool extends Roster {
  /** Brings the pupils to these units, as of the day. */
  move(seats: Seats, at: Date): ReturnType<Roster["run"]>;
  /** The pupil's row at the unit. */
  at(externalId: "e1" | "e2", unitName: string): Promise<typeof pupil.$inferSelect>;
  ctx(person: Person, now: Date): Promise<StaffCtx>;
  unitId(name: string): Promise<string>;
}

/** Begins with both pupils at Ekskolan. */
export async function aChangeOfSchool(): Promise<ChangeOfSchool> {
  const roster = await aRoster();
  const { db, vault, run } = roster;
  const move: ChangeOfSchool["move"] = (seats, at) => run(rosterWith(seats), { at, acceptLeaving: true });
  await move({ e1: "s1", e2: "s1" }, rosterRead);
  const unitId = async (name: string) => {
    const units = await db.read.select().from(schoolUnit);
    return units.find((unit) => unit.name === name)?.id ?? "";
  };
  return {
    ...roster,
    move,
    unitId,
    at: async (externalId, unitName) => {
      const id = await unitId(unitName);
      const rows = await db.read.select().from(pupil).where(eq(pupil.externalId, externalId));
      const row = rows.find((each) => each.schoolUnitId === id);
      if (!row) throw new Error(`${externalId} has no row at ${unitName}`);
      return row;
    },
    ctx: async (person, now) => {
      const [row] = await db.read.select().from(account).where(eq(account.externalId, people[person]));
      if (!row) throw new Error(person);
      const duties = await dutiesOn(db.read, row.id, now.toISOString().slice(0, 10));
      return {
        ...{ db, vault, ports: { signing: null }, now },
        actor: {
          kind: "staff",
          accountId: row.id,
          name: row.name,
          authorityId: rosterOf,
          duties: duties.map(({ role, schoolUnitId }) => ({ role: role as StaffRole, schoolUnitId })),
        },
      };
    },
  };
}
