// What staff have logged in the demo in one press, and an injury on a body map, by the product's own use cases and with their
// audit: so that a newcomer meets them on a thread. About a pupil of 5B on whom nothing else is shown.
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { actorFrom } from "~/access/session.server";
import { civilTime } from "~/domain/calendar/stockholm";
import { logConcern } from "~/domain/concern/log-concern.server";
import { logSignal } from "~/domain/quick-signal/log-signal.server";
import { saveSignal } from "~/domain/quick-signal/save-signal.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "../database";
import { account, pupil } from "../schema/school.server";
import { playConsultations } from "./play-consultations.server";
import { playLinks } from "./play-links.server";

interface House {
  db: Database;
  vault: Vault;
  now: Date;
}

const day = 86_400_000;

async function staffNamed({ db, vault, now }: House, name: string): Promise<StaffCtx> {
  const rows = await db.read
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.name, name), eq(account.kind, "staff")));
  for (const { id } of rows) {
    const actor = (await actorFrom(db.read, id, now))?.actor;
    if (actor?.kind === "staff") return { actor, now, db, vault, ports: { signing: null } };
  }
  throw new Error("the demo lacks somebody who logs");
}

export async function playLogging(house: House): Promise<void> {
  const [theo] = await house.db.read
    .select({ id: pupil.id })
    .from(pupil)
    .where(and(eq(pupil.givenName, "Theo"), eq(pupil.familyName, "Åkesson")));
  if (!theo) throw new Error("the demo lacks a pupil to log about");
  const maria = await staffNamed(house, "Maria Ek");
  const per = await staffNamed(house, "Per Dahl");
  const ago = (days: number) => civilTime(new Date(+house.now - days * day)).date;
  const form = { text: "", priority: "", category: "", circle: "", date: "", time: "" };
  const given = () => ({ pupilId: theo.id, files: [], linkTo: "", tell: [], idempotencyKey: randomUUID() });
  await logSignal(per, { ...given(), signal: "lateness.0", form: { ...form, date: ago(9), time: "08:35" } });
  await logSignal(maria, {
    ...given(),
    signal: "hunger.0",
    form: { ...form, text: "Bad om en smörgås före lektionen.", date: ago(6), time: "09:50" },
  });
  await logConcern(maria, {
    ...given(),
    form: {
      text: "Syntes när han sträckte sig efter boken. Han sa: ”Jag cyklade omkull.”",
      priority: "action_desirable",
      category: "injury",
      circle: "pupil",
      date: ago(2),
      time: "13:15",
    },
    marks: [
      { part: "front-forearm-left", kind: "bruise", words: "gulgrönt, stort som en femkrona" },
      { part: "back-elbow-left", kind: "scratch", words: "tre korta streck" },
    ],
  });
  await playLinks(maria, per);
  await playConsultations(maria, await staffNamed(house, "Karin Ström"));
  const birgitta = await staffNamed(house, "Birgitta Falk");
  await saveSignal(birgitta, {
    item: "",
    form: {
      nameSv: "Utan kläder efter väder",
      nameEn: "Not dressed for the weather",
      category: "care",
      priority: "no_action",
      position: "6",
      offered: true,
    },
    version: 0,
    idempotencyKey: randomUUID(),
  });
}
