// The page of a pupil with 400 notes beside one with 40, as it is served: the request handled, the door, the rendered
// page. It grows with what is shown, not with what there is. And how long others wait for a turn while a thread of
// 2,000 notes is searched, opened for paper and made a PDF.
import { setImmediate as nextTurn } from "node:timers/promises";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { Outlet, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, it, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { civilDate } from "~/domain/calendar/stockholm";
import { readThread } from "~/domain/pupil/read-thread.server";
import { copyThread } from "~/domain/thread/copy-thread.server";
import { makeThreadPdf } from "~/domain/thread/make-thread-pdf.server";
import { wholeThread } from "~/domain/thread/selection";
import { paths } from "~/paths";
import * as pupilPage from "~/routes/pupils.$pupilId";
import { copyWords } from "~/text/copy-words";
import { textsIn, wordsIn } from "~/text/i18n.server";
import { cookieOf } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, later, type World } from "~test/factories/world";
import { measure } from "./measure";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const day = 86_400_000;

/** The product's own handler around this one page, without the frame that every page shares. */
function pageHandler() {
  const build = {
    entry: {
      module: {
        default: (request: Request, status: number, headers: Headers, context: never) => {
          headers.set("Content-Type", "text/html");
          const page = (
            <I18nextProvider i18n={textsIn("sv")}>
              <RemixServer context={context} url={request.url} />
            </I18nextProvider>
          );
          return new Response(renderToString(page), { status, headers });
        },
      },
    },
    routes: {
      root: { id: "root", path: "", module: { default: () => <Outlet /> } },
      pupil: { id: "pupil", parentId: "root", path: "pupils/:pupilId", module: pupilPage },
    },
    assets: {
      version: "1",
      url: "",
      entry: { module: "", imports: [] },
      routes: {
        root: { id: "root", path: "", module: "", hasLoader: false },
        pupil: { id: "pupil", parentId: "root", path: "pupils/:pupilId", module: "", hasLoader: true },
      },
    },
    publicPath: "/",
    basename: "/",
    mode: "production",
    isSpaMode: false,
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true, v3_fetcherPersist: true, v3_throwAbortReason: true },
  };
  return createRequestHandler(build as unknown as ServerBuild, "production");
}

/** Notes over six school years, the newest now. The runner is told nothing by one that never gives it a turn, and ends it. */
async function withNotes(world: World, writer: StaffCtx, count: number): Promise<string> {
  const pupilId = await world.pupil();
  await world.grant();
  for (let i = 0; i < count; i += 1) {
    const date = civilDate(later(writer, -((i * 6 * 365) / count) * day).now);
    await logged(writer, pupilId, { form: { date, time: "08:00" } });
    await nextTurn();
  }
  return pupilId;
}

it("serves the page of 400 notes in less than twice the time of a page of 40", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  const world = await aWorld();
  openDoorsTo(world);
  const mentor = await world.staff("teacher", { group: "mentor" });
  const [long, short] = [await withNotes(world, mentor, 400), await withNotes(world, mentor, 40)];
  const handle = pageHandler();
  const cookie = await cookieOf(mentor.actor, aMoment);
  const served = async (pupilId: string) => {
    const answer = await handle(
      new Request(new URL(paths.pupil(pupilId), "http://127.0.0.1/"), { headers: { Cookie: cookie } }),
    );
    return answer.text();
  };
  for (const pupilId of [long, short]) expect((await served(pupilId)).split('class="note"')).toHaveLength(41);
  const { ratio } = await measure({
    name: "the page of a pupil with 400 notes",
    reference: "with 40",
    measured: () => served(long),
    against: () => served(short),
  });
  expect(ratio).toBeLessThan(2);
}, 120_000);

/** The longest that others waited for a turn meanwhile: in processor time, so that what else the machine does is no part. */
async function longestTurn(work: Promise<unknown>): Promise<number> {
  let going = true;
  const ended = work.finally(() => {
    going = false;
  });
  let longest = 0;
  while (going) {
    const before = process.cpuUsage();
    await nextTurn();
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
  }
  await ended;
  return longest;
}

it("searches, copies and writes 2,000 texts in turns not much longer than those of a page of 40", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  const world = await aWorld();
  const mentor = await world.staff("teacher", { group: "mentor" });
  const [short, longest] = [await withNotes(world, mentor, 40), await withNotes(world, mentor, 2000)];
  const search = (pupilId: string) =>
    readThread(mentor, { pupilId, selection: { ...wholeThread, words: "mamma" } });
  const whole = { pupilId: longest, selection: wholeThread, picked: [] };
  expect((await search(longest)).count).toMatchObject({ searched: 2000, selected: 2000 });
  const turns = {
    "is searched": () => search(longest),
    "is opened for paper": () => copyThread(mentor, { ...whole, as: "print" }),
    "becomes a PDF": () =>
      makeThreadPdf(mentor, { ...whole, words: () => copyWords(wordsIn("sv"), "sv", "") }),
  };
  for (const [what, work] of Object.entries(turns)) {
    const { ratio, measuredMs } = await measure({
      name: `the longest turn while a thread of 2,000 notes ${what}`,
      reference: "while the page of 40 is read",
      rounds: 5,
      measured: () => longestTurn(work()),
      against: () => longestTurn(readThread(mentor, { pupilId: short })),
      of: "given",
    });
    expect.soft(ratio, what).toBeLessThan(4);
    expect.soft(measuredMs, what).toBeLessThan(100);
  }
}, 600_000);
