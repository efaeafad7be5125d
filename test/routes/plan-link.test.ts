// The door of a link to an action plan: before somebody has signed in, and for anybody but the person that it is for,
// nothing of it is seen; what it opens is that version in this browser, and no session.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paths } from "~/paths";
import { session } from "~db/schema/operation.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aPlanSchool, bo, eva, type PlanSchool } from "~test/factories/plan";
import { aMoment } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let school: PlanSchool;
let token: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  school = await aPlanSchool();
  openDoorsTo(school.world, { signing: school.provider.port });
  ({ token } = await school.link((await school.finish()).documentId));
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number) => vi.setSystemTime(new Date(Date.now() + ms));
const cookieIn = (answer: unknown) =>
  ((answer as Response).headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
const thrown = (attempt: Promise<unknown>) =>
  attempt.then(
    (given) => given,
    (error: unknown) => error,
  );

async function door(of: string, cookie = "") {
  const { loader } = await import("~/routes/plan-link.$token");
  return thrown(loader({ request: got(paths.planLink(of), cookie), params: { token: of }, context: {} }));
}

async function signInAt(of: string, person = eva, before = "") {
  const { action } = await import("~/routes/plan-link.$token");
  const request = posted(paths.planLink(of), before);
  const begun = cookieIn(await action({ request, params: { token: of }, context: {} }));
  school.provider.approve(school.provider.waiting().at(-1) ?? "", person.personalNumber);
  later(3000);
  return door(of, [before, begun].filter(Boolean).join("; "));
}

async function reading(cookie: string) {
  const { loader } = await import("~/routes/plan-reading");
  return thrown(loader({ request: got(paths.planReading(), cookie), params: {}, context: {} }));
}

test("shows the same at every link before somebody has signed in, and after it to whoever is not meant", async () => {
  expect(await door(token)).toEqual(await door("no-such-token"));
  expect(await door(token)).toEqual({ state: "none", message: "" });
  for (const [of, person] of [
    [token, bo],
    ["no-such-token", eva],
  ] as const) {
    const refused = (await signInAt(of, person)) as Response;
    expect(refused.headers.get("Location")).toBe(paths.planLink(of, { message: "none" }));
    expect(await reading(cookieIn(refused))).toEqual({ state: "over", left: false });
  }
});

test("opens for the person that it is for, makes no session, and is not another's to use in another browser", async () => {
  const opened = (await signInAt(token)) as Response;
  expect(opened.headers.get("Location")).toBe(paths.planReading());
  const cookie = cookieIn(opened);
  expect(await reading(cookie)).toMatchObject({ state: "ready", canSign: true, signedAt: "" });
  expect(await school.world.db.read.select().from(session)).toEqual([]);
  expect(await reading("")).toEqual({ state: "over", left: false });
  const { loader } = await import("~/routes/plan-reading_.pdf");
  const pdf = (of: string) =>
    thrown(loader({ request: got(paths.planReadingPdf(), of), params: {}, context: {} }));
  expect((await pdf(cookie)) as Response).toMatchObject({ status: 200 });
  expect(await pdf("")).toMatchObject({ status: 404 });
  later(30 * 60_000);
  expect(await reading(cookie)).toEqual({ state: "over", left: false });
});

test("is left at the server too: a cookie that somebody kept opens nothing more", async () => {
  const cookie = cookieIn(await signInAt(token));
  const { action } = await import("~/routes/plan-reading");
  await action({ request: posted(paths.planReading(), cookie, { do: "leave" }), params: {}, context: {} });
  expect(await reading(cookie)).toEqual({ state: "over", left: false });
});

test("an order begun at one link opens no other, and a colleague's session beside it opens none", async () => {
  const { action } = await import("~/routes/plan-link.$token");
  const request = posted(paths.planLink("no-such-token"), "");
  const begun = cookieIn(await action({ request, params: { token: "no-such-token" }, context: {} }));
  school.provider.approve(school.provider.waiting().at(-1) ?? "", eva.personalNumber);
  later(3000);
  expect(await door(token, begun)).toEqual({ state: "none", message: "" });
  const staff = await cookieOf(school.teacher.actor, aMoment);
  expect(await reading(staff)).toEqual({ state: "over", left: false });
});
