// What goes between schools, unknown or somebody else's: the same 404 at every door that takes its id, or the pupil's.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { historyPlace, historyThumbnailPlace } from "~/domain/history/content";
import { paths } from "~/paths";
import { historyFile, historyTransfer } from "~db/schema/history.server";
import { answeredBy, cookieOf, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

interface Ids {
  pupilId: string;
  transferId: string;
  fileId: string;
}

interface Case {
  door: () => Promise<{
    loader: (args: LoaderFunctionArgs) => Promise<unknown>;
    action?: (args: ActionFunctionArgs) => Promise<unknown>;
  }>;
  path: (ids: Ids) => string;
  form?: Record<string, string>;
}

const cases: Case[] = [
  {
    door: () => import("~/routes/pupils.$pupilId_.earlier"),
    path: ({ pupilId }) => paths.earlierSchools(pupilId),
    form: { schoolUnitId: "some-school-1" },
  },
  {
    door: () => import("~/routes/pupils.$pupilId_.earlier_.$transferId"),
    path: ({ pupilId, transferId }) => paths.history(pupilId, transferId),
  },
  {
    door: () => import("~/routes/pupils.$pupilId_.earlier_.$transferId_.files.$fileId"),
    path: ({ pupilId, transferId, fileId }) => paths.historyFile(pupilId, transferId, fileId),
  },
  {
    door: () => import("~/routes/pupils.$pupilId_.earlier_.$transferId_.files.$fileId_.thumbnail"),
    path: ({ pupilId, transferId, fileId }) => paths.historyThumbnail(pupilId, transferId, fileId),
  },
  ...["send", "refuse"].map((what) => ({
    door: () => import("~/routes/history-requests.$transferId"),
    path: ({ transferId }: Ids) => paths.historyRequest(transferId),
    form: { do: what, version: "1", ground: "school_change" },
  })),
];

let world: World;
let ids: Ids;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  const { pupilId, authorityId, schoolUnitId, vault } = world;
  const { actor } = await world.staff("counsellor");
  ids = { pupilId, transferId: "some-transfer-1", fileId: "some-file-1" };
  const file = { id: ids.fileId, name: "a.txt", mediaType: "text/plain", size: 1, sha256: "x" };
  const { owner, place } = historyPlace(ids.transferId, pupilId);
  const sealedContent = await vault.seal(
    owner,
    place,
    JSON.stringify({ school: "X", sentOn: "2026-11-01", entries: [], looseFiles: [file] }),
  );
  const small = historyThumbnailPlace(ids.fileId);
  await vault.ensureKey(small.owner, owner);
  const sealedThumbnail = await vault.seal(small.owner, small.place, new Uint8Array([1]));
  await world.db.write(async (tx) => {
    await tx.insert(historyTransfer).values({
      id: ids.transferId,
      ...{ authorityId, toUnitId: schoolUnitId, toPupilId: pupilId },
      ...{ fromAuthorityId: authorityId, fromUnitId: schoolUnitId, fromPupilId: pupilId },
      ...{ askedBy: actor.accountId, askedAt: aMoment, decidedBy: actor.accountId, decidedAt: aMoment },
      ...{ status: "sent", ground: "school_change", sealedContent, digest: "x", entries: 0, version: 2 },
    });
    const of = { authorityId, transferId: ids.transferId };
    await tx
      .insert(historyFile)
      .values({ ...of, id: ids.fileId, mediaType: "image/png", size: 1, sealedThumbnail });
  });
});
afterEach(() => {
  vi.useRealTimers();
});

async function answers({ door, path, form }: Case, of: Ids, cookie: string) {
  const { loader, action } = await door();
  const rest = { params: { ...of }, context: {} };
  const tried = [
    loader({ request: got(path(of), cookie), ...rest }),
    form ? action?.({ request: posted(path(of), cookie, form), ...rest }) : undefined,
  ].filter((t) => t !== undefined);
  return answeredBy(tried);
}

const nowhere = { status: 404, headers: [], body: "" };

test("an earlier school's notes, or a request for them, unknown or somebody else's", async () => {
  const strangers = [
    await world.staff("other_staff"),
    await world.staff("teacher"),
    await world.staff("authority_administrator"),
    await world.social(["reception", "analyst"]),
  ];
  for (const { actor } of strangers) {
    const cookie = await cookieOf(actor, aMoment);
    for (const one of cases) {
      const foreign = await answers(one, ids, cookie);
      expect(foreign).toEqual(one.form ? [nowhere, nowhere] : [nowhere]);
      for (const unknown of ["no-such-id", "æ".repeat(5000)])
        expect(
          await answers(one, { pupilId: unknown, transferId: unknown, fileId: unknown }, cookie),
        ).toEqual(foreign);
    }
  }
});

test("the same doors open for the principal, and lead to signing in without a session", async () => {
  const principal = await cookieOf((await world.staff("principal")).actor, aMoment);
  for (const one of cases) {
    const [opened] = await answers({ door: one.door, path: one.path }, ids, principal);
    expect(opened, one.path(ids)).toHaveProperty("given");
    for (const answer of await answers(one, ids, "")) expect(answer).toMatchObject({ status: 302 });
  }
});
