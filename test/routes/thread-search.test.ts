// The words that a thread is searched for: in no address, under no other account, for no longer than half an hour.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { loader as pupilPage } from "~/routes/pupils.$pupilId";
import { action as find } from "~/routes/pupils.$pupilId_.find";
import { action as pdf } from "~/routes/pupils.$pupilId_.pdf";
import { loader as print } from "~/routes/pupils.$pupilId_.print";
import { cookieOf, got, posted } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, later, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let world: World;
let teacher: StaffCtx;
let colleague: StaffCtx;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  teacher = await world.staff("teacher", { group: "teacher" });
  colleague = await world.staff("teacher", { group: "teacher" });
  const then = later(teacher, -60_000);
  await logged(then, world.pupilId, { form: { text: "Ville inte gå hem till pappa.", category: "home" } });
  await logged(then, world.pupilId, { form: { text: "Glad hela dagen.", category: "home" } });
});

afterEach(() => {
  vi.useRealTimers();
});

const at = (request: Request) => ({ request, params: { pupilId: world.pupilId }, context: {} });

async function searched(who: StaffCtx, words: string) {
  const session = await cookieOf(who.actor, aMoment);
  const answer = await find(at(posted("/", session, { words, category: "home" })));
  const set = answer.headers.get("Set-Cookie") ?? "";
  const place = answer.headers.get("Location") ?? "";
  return { set, place, cookie: `${session}; ${set.split(";")[0]}` };
}

test("stand in no address and in no readable cookie, and hold on the page, its print and its parts", async () => {
  const { place, set, cookie } = await searched(teacher, "PAPPA");
  expect(place).toMatch(new RegExp(`^/pupils/${world.pupilId}\\?category=home&words=[0-9a-f]{12}$`));
  expect(set).toContain(`Path=/pupils/${world.pupilId};`);
  expect(set).toContain("HttpOnly");
  expect(Buffer.from(decodeURIComponent(set), "base64").toString("latin1") + set).not.toMatch(/pappa/i);
  const page = await pupilPage(at(got(place, cookie)));
  expect(page).toMatchObject({ on: true, shown: { words: "PAPPA", count: { selected: 1, all: 2 } } });
  expect(page.shown.said).toContain("”PAPPA”");
  const paper = await print(at(got(place.replace("?", "/print?"), cookie)));
  expect(paper).toMatchObject({ count: { copied: 1, all: 2 } });
});

test("are nobody else's, and are forgotten after half an hour: then the page says so and nothing is taken out", async () => {
  const { place, cookie } = await searched(teacher, "pappa");
  const [, words = ""] = cookie.split("; ");
  const others = `${await cookieOf(colleague.actor, aMoment)}; ${words}`;
  expect(await pupilPage(at(got(place, others)))).toMatchObject({ shown: { forgotten: true, words: "" } });
  const another = place.replace(/words=.*/, "words=000000000000");
  expect(await pupilPage(at(got(another, cookie)))).toMatchObject({ shown: { forgotten: true } });
  vi.setSystemTime(+aMoment + 30 * 60_000);
  expect(await pupilPage(at(got(place, cookie)))).toMatchObject({ shown: { forgotten: true } });
  const asked = await pdf(at(posted(place.replace("?", "/pdf?"), cookie)));
  expect(asked.status).toBe(302);
  expect(asked.headers.get("Location")).toContain("words=forgotten");
});

test("are not taken for a pupil whom the reader does not have", async () => {
  const stranger = await world.staff("other_staff");
  const session = await cookieOf(stranger.actor, aMoment);
  for (const door of [find, pdf]) {
    const answer = await door(at(posted("/", session, { words: "pappa" }))).catch(
      (thrown: Response) => thrown,
    );
    expect(answer.status).toBe(404);
    expect(answer.headers.get("Set-Cookie")).toBe(null);
  }
});
