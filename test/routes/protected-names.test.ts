// The name of a protected pupil whom one has: on no page that lists pupils until it is asked for, and then without a mark.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { draftContent } from "~/domain/draft/draft-content";
import { keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { paths } from "~/paths";
import { cookieOf, got } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport } from "~test/factories/report";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

type Door = { loader: (args: LoaderFunctionArgs) => Promise<unknown> };
const pages: Record<string, { door: () => Promise<Door>; path: string }> = {
  home: { door: () => import("~/routes/_index"), path: paths.home() },
  homeWithState: { door: () => import("~/routes/_index"), path: paths.home({ show: "state" }) },
  newReport: { door: () => import("~/routes/reports.new"), path: paths.newReport() },
  reports: { door: () => import("~/routes/reports._index"), path: paths.reports() },
  todo: { door: () => import("~/routes/todo"), path: paths.todo() },
  handovers: { door: () => import("~/routes/handovers._index"), path: paths.handovers() },
  newHandover: { door: () => import("~/routes/handovers.new"), path: paths.newHandover() },
  myNotes: { door: () => import("~/routes/notes.mine"), path: paths.myNotes() },
  drafts: { door: () => import("~/routes/drafts"), path: paths.drafts() },
  leaveNote: { door: () => import("~/routes/notes.leave"), path: paths.leaveNote() },
};

const draftId = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
let world: World;
let mentor: StaffCtx;
let hiddenId: string;
let cookie: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  hiddenId = await world.pupil({
    givenName: "Ida",
    familyName: "Norén",
    protection: "protected_registration",
  });
  mentor = await world.staff("teacher", { group: "mentor" });
  await logged(mentor, hiddenId, { form: { priority: "act_now" } });
  await aReport(mentor, hiddenId);
  await keepOwnDraft(mentor, {
    id: draftId,
    content: draftContent.parse({ pupil: "Ida Norén", text: "Bytte väg hem." }),
  });
  cookie = await cookieOf(mentor.actor, aMoment);
});

afterEach(() => {
  vi.useRealTimers();
});

async function shown(page: { door: () => Promise<Door>; path: string }): Promise<string> {
  const { loader } = await page.door();
  const answer = await loader({ request: got(page.path, cookie), params: {}, context: {} });
  return JSON.stringify(answer instanceof Response ? await answer.json() : answer);
}

test.each(Object.keys(pages))("%s sends no protected name", async (name) => {
  const sent = await shown(pages[name] as (typeof pages)[string]);
  expect(sent).not.toMatch(/Norén|Ida/);
  expect(sent).not.toContain(hiddenId);
  expect(sent).not.toContain("Bytte väg hem");
});

test.each([
  ["home", paths.home({ show: "all" })],
  ["newReport", paths.newReport({ show: "all" })],
  ["newReport", paths.newReport({ pupil: "chosen" })],
] as const)("%s shows it when it is asked for: %s", async (name, path) => {
  const asked = path.replace("chosen", hiddenId);
  const sent = await shown({ ...(pages[name] as (typeof pages)[string]), path: asked });
  expect(sent).toMatch(/Ida Norén/);
  expect(sent).not.toMatch(/protect|skydd/i);
});

test("the draft on a protected pupil comes when it is opened", async () => {
  const home = pages.home as (typeof pages)[string];
  expect(await shown(home)).toContain(draftId);
  expect(await shown({ ...home, path: paths.home({ show: "draft" }) })).toContain("Bytte väg hem");
});
