// The doors of reports, of the register, of the reception and of alarms: what does not exist and what is somebody else's get
// the same 404, whatever is sent there; and they open for those who may. Every door with an id stands here or in
// a neighbour named not-visible….
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, expect, test, vi } from "vitest";
import type { Actor } from "~/access/actor";
import { readReceived } from "~/domain/reception/read-received.server";
import { storeReceived } from "~/domain/reception/store-received.server";
import { chooseReportEntries } from "~/domain/report/choose-report-entries.server";
import { runDue } from "~/runner/run-due.server";
import { raiseAlarm } from "~db/alarm.server";
import { attachment } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm } from "~db/schema/operation.server";
import { receivedAttachment } from "~db/schema/reception.server";
import { contactUnit } from "~db/schema/school.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aDelivery } from "~test/factories/received";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

interface Door {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
}

const doors = import.meta.glob<Door>("../../app/routes/*.{ts,tsx}");
const routes = readdirSync("app/routes").filter((name) => name.includes("$") && name !== "$.tsx");

type Ids = Record<string, string>;

/** What each door is opened with, and what a form sends there; null where there is no action. */
interface Case {
  params: (ids: Ids) => Ids;
  form: Record<string, string> | null;
  /** What is behind it takes more than is made here: another test opens it. */
  openedElsewhere?: true;
}

const draft = ({ draft: reportId = "" }: Ids) => ({ reportId });
const sent = ({ sent: reportId = "" }: Ids) => ({ reportId });
const received = ({ received: receivedId = "" }: Ids) => ({ receivedId });
const step = { version: "1", key: "k" };

const reports: Record<string, Case> = {
  "reports.$reportId.tsx": { params: draft, form: { do: "route", municipalityCode: "2282" } },
  "reports.$reportId_.danger.tsx": { params: draft, form: { municipalityCode: "2282" } },
  "reports.$reportId_.discard.tsx": { params: draft, form: step },
  "reports.$reportId_.family.tsx": { params: draft, form: null },
  "reports.$reportId_.field.ts": { params: draft, form: { field: "observations", "f.observations": "Hej" } },
  "reports.$reportId_.guard.tsx": { params: draft, form: { purpose: "print", reason: "Behövs.", key: "g" } },
  "reports.$reportId_.sibling.tsx": { params: draft, form: { pupil: "somebody", key: "s" } },
  "reports.$reportId_.sign.tsx": { params: draft, form: { documentId: "somewhat" } },
  "reports.$reportId_.together.ts": { params: draft, form: { field: "observations" } },
  "reports.$reportId_.attachments.$attachmentId.ts": {
    params: (ids) => ({ ...sent(ids), attachmentId: ids.file ?? "" }),
    form: null,
  },
  "reports.$reportId_.calendar.ts": { params: sent, form: null },
  "reports.$reportId_.cover.ts": { params: sent, form: null },
  "reports.$reportId_.file.ts": { params: sent, form: null },
  "reports.$reportId_.next.tsx": { params: sent, form: { do: "carry", how: "phoned", key: "c" } },
  "reports.$reportId_.pdf.ts": { params: sent, form: null },
  "reports.$reportId_.evidence.$evidenceId.ts": {
    params: (ids) => ({ ...sent(ids), evidenceId: ids.file ?? "" }),
    form: null,
    openedElsewhere: true,
  },
  "reports.$reportId_.photos.$photoId.ts": {
    params: (ids) => ({ ...sent(ids), photoId: ids.file ?? "" }),
    form: null,
    openedElsewhere: true,
  },
  "reports.$reportId_.signatures.tsx": { params: draft, form: { signers: "somebody", key: "q" } },
};
const register: Record<string, Case> = {
  "register.$unitId.tsx": {
    params: ({ unit: unitId = "" }) => ({ unitId }),
    form: { do: "checked", version: "1" },
  },
};
const reception: Record<string, Case> = {
  "reception.$receivedId.tsx": { params: received, form: { ...step, do: "acknowledge" } },
  "reception.$receivedId_.attachments.$attachmentId.ts": {
    params: (ids) => ({ ...received(ids), attachmentId: ids.receivedFile ?? "" }),
    form: null,
  },
  "reception.$receivedId_.compare.$otherId.tsx": {
    params: (ids) => ({ ...received(ids), otherId: ids.other ?? "" }),
    form: { answer: "confirmed", key: "a" },
  },
  "reception.$receivedId_.data.ts": { params: received, form: null, openedElsewhere: true },
  "reception.$receivedId_.document.tsx": { params: received, form: null, openedElsewhere: true },
  "reception.$receivedId_.evidence.$evidenceId.ts": {
    params: (ids) => ({ ...received(ids), evidenceId: ids.receivedFile ?? "" }),
    form: null,
    openedElsewhere: true,
  },
  "reception.$receivedId_.forward.tsx": {
    params: received,
    form: { ...step, to: "0180", way: "phone", reason: "Flyttade." },
  },
  "reception.$receivedId_.pdf.ts": { params: received, form: null },
  "reception.alarms.$alarmId.tsx": {
    params: ({ socialAlarm: alarmId = "" }) => ({ alarmId }),
    form: { how: "found", key: "x" },
  },
};
const alarms: Record<string, Case> = {
  "alarms.$alarmId.tsx": {
    params: ({ schoolAlarm: alarmId = "" }) => ({ alarmId }),
    form: { how: "found", key: "y" },
  },
};

const bytes = Buffer.from("en bilaga");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const beside = () => ({
  ...{ label: "Bilaga 1", mediaType: "text/plain", size: bytes.length, sha256 },
  pieces: (async function* () {
    yield bytes;
  })(),
});

/** A child without a number, so that two reports are proposed to be of one. */
const unnumbered = {
  content: { child: { name: "Alva Lindqvist" }, summary: "Hon frös." },
  child: { personalNumber: null, birthDate: "2015-01-02", sex: "female" as const },
};

async function behindTheDoors(world: World): Promise<{ ids: Ids; author: Actor }> {
  const teacher = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(teacher, world.pupilId, { files: [{ name: "brev.txt", bytes }] });
  const { db } = world;
  const [file] = await db.read.select({ id: attachment.id }).from(attachment);
  const sentId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  const chosen = { concernIds: [concernId], attachmentIds: [file?.id ?? ""], quote: false, release: false };
  await chooseReportEntries(teacher, { reportId: sentId, ...chosen });
  await sendAsRead(teacher, sentId);
  await runDue({ ...world, checkpointKey: null, holder: "one", jitter: () => 1 }, aMoment);
  const draftId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
  const first = await storeReceived(
    world,
    aDelivery({ ...unnumbered, reference: "3FT-99AB", files: [beside()] }),
  );
  const other = await storeReceived(world, aDelivery({ ...unnumbered, reference: "3FT-99AC" }));
  for (const { receivedId } of [first, other])
    await readReceived(await world.social(["reception"]), { receivedId });
  const [unit] = await db.read.select({ id: contactUnit.id }).from(contactUnit);
  const [on] = await db.read.select({ id: delivery.id }).from(delivery);
  const about = { subjectId: on?.id ?? "", at: aMoment };
  const kind = "reconcile_not_received" as const;
  await db.write(async (tx) => {
    await raiseAlarm(tx, { kind, side: "school", scopeId: world.authorityId, ...about });
    await raiseAlarm(tx, { kind, side: "social", scopeId: "2282", ...about });
  });
  const raised = await db.read.select().from(alarm);
  const alarmOf = (side: string) => raised.find((a) => a.side === side && a.kind === kind)?.id ?? "";
  const files = await db.read.select().from(receivedAttachment);
  return {
    author: teacher.actor,
    ids: {
      draft: draftId,
      sent: sentId,
      file: file?.id ?? "",
      unit: unit?.id ?? "",
      received: first.receivedId,
      other: other.receivedId,
      receivedFile: files.find((f) => f.receivedId === first.receivedId)?.id ?? "",
      socialAlarm: alarmOf("social"),
      schoolAlarm: alarmOf("school"),
    },
  };
}

interface Answer {
  status: number;
  body: string;
}

async function answerOf(run: Promise<unknown>): Promise<Answer | "given"> {
  const answer: unknown = await run.catch((error: unknown) => error);
  if (answer instanceof Response) return { status: answer.status, body: await answer.text() };
  if (answer instanceof Error) throw answer;
  return "given";
}

async function knock(name: string, { params, form }: Case, ids: Ids, cookie: string) {
  const { loader, action } = (await doors[`../../app/routes/${name}`]?.()) ?? {};
  const path = "/somewhere";
  const args = { params: params(ids), context: {} };
  return {
    read: loader && (await answerOf(loader({ ...args, request: got(path, cookie) }))),
    sent: form && action && (await answerOf(action({ ...args, request: posted(path, cookie, form) }))),
  };
}

afterEach(() => {
  vi.useRealTimers();
});

const nowhere = { status: 404, body: "" };
const unknown = (ids: Ids): Ids[] =>
  ["no-such-id", "æ".repeat(5000)].map((id) => Object.fromEntries(Object.keys(ids).map((k) => [k, id])));

/** Doors of a secret address have tests of their own, which try strangers too. */
const ownTests = ["calendar.test.ts", "plan-link.test.ts"];

test("every door with an id stands in this test or in one of its neighbours", () => {
  const neighbour = readdirSync("test/routes")
    .filter((name) => name.startsWith("not-visible") || ownTests.includes(name))
    .map((name) => readFileSync(`test/routes/${name}`, "utf8"))
    .join("\n");
  const here = Object.keys({ ...reports, ...register, ...reception, ...alarms });
  const missing = routes.filter(
    (name) => !here.includes(name) && !neighbour.includes(`~/routes/${name.replace(/\.tsx?$/, "")}"`),
  );
  expect(missing).toEqual([]);
  expect(here.filter((name) => !routes.includes(name))).toEqual([]);
});

test("somebody else's and unknown: the same 404 at every door, which opens for those who may", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  const world = await aWorld();
  openDoorsTo(world);
  const { ids, author } = await behindTheDoors(world);
  const [stranger, administrator, reader] = [
    (await world.staff("teacher")).actor,
    (await world.staff("authority_administrator")).actor,
    (await world.social(["reception", "analyst"])).actor,
  ];
  const neighbour = (await world.social(["reception"], "0180")).actor;
  const analyst = (await world.social(["analyst"])).actor;
  const groups: [Record<string, Case>, Actor[], Actor][] = [
    [reports, [stranger, administrator, reader], author],
    [register, [stranger, author, reader], administrator],
    [reception, [stranger, administrator, neighbour, analyst], reader],
    [alarms, [stranger, author, reader], administrator],
  ];
  const wrong: string[] = [];
  const cookies = new Map<Actor, string>();
  for (const actor of new Set(groups.flatMap(([, strangers, owner]) => [...strangers, owner])))
    cookies.set(actor, await cookieOf(actor, aMoment));
  for (const [cases, strangers, owner] of groups) {
    const [first = owner] = strangers;
    const tries: [Actor, Ids][] = [
      ...strangers.map((actor): [Actor, Ids] => [actor, ids]),
      ...unknown(ids).map((other): [Actor, Ids] => [first, other]),
    ];
    for (const [name, one] of Object.entries(cases)) {
      for (const [actor, tried] of tries) {
        const { read, sent: posted } = await knock(name, one, tried, cookies.get(actor) ?? "");
        for (const answer of [read, posted])
          if (answer && JSON.stringify(answer) !== JSON.stringify(nowhere))
            wrong.push(`${name}: ${JSON.stringify(answer)}`);
      }
      if (one.openedElsewhere) continue;
      const opened = await knock(name, { ...one, form: null }, ids, cookies.get(owner) ?? "");
      const isOpen = opened.read === undefined || opened.read === "given" || opened.read?.status === 200;
      if (!isOpen) wrong.push(`${name} is shut to its own: ${JSON.stringify(opened.read)}`);
    }
  }
  expect(wrong).toEqual([]);
});
