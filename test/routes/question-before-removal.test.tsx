// The question before a note is deleted or withdrawn, as its page puts it: which note it is, what is lost, and what the
// button does; put to its author alone, and only while there is something to take away.

import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { paths } from "~/paths";
import RemoveConcern, { loader } from "~/routes/concerns.$concernId_.remove";
import { textsIn } from "~/text/i18n.server";
import { cookieOf, got } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, type World } from "~test/factories/world";

/** What the page is given, without a router around it. */
const given = vi.hoisted(() => ({ page: null as unknown }));
vi.mock("@remix-run/react", async (original) => ({
  ...(await original<object>()),
  useLoaderData: () => given.page,
  useActionData: () => undefined,
  useNavigation: () => ({ state: "idle" }),
}));
vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let world: World;
let author: StaffCtx;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  author = await world.staff("teacher", { group: "teacher" });
});
afterEach(() => {
  vi.useRealTimers();
});

const text = "Kom i tunn jacka i dag igen och frös hela rasten, sa att den varma är borta sedan i fredags.";
const told = "Kom i tunn jacka i dag igen och frös hela rasten, sa …";

async function door(ctx: StaffCtx, concernId: string) {
  const cookie = await cookieOf(ctx.actor, aMoment);
  return loader({ request: got(paths.removeConcern(concernId), cookie), params: { concernId }, context: {} });
}

/** The page, without its menu. */
async function asked(concernId: string): Promise<string> {
  given.page = await door(author, concernId);
  return renderToStaticMarkup(
    <I18nextProvider i18n={textsIn("sv")}>
      <RemoveConcern />
    </I18nextProvider>,
  );
}

test("says which note it is and what is lost with it, files too, and sends the version that was shown", async () => {
  const files = [1, 2].map((n) => ({ name: `bild ${n}.txt`, bytes: Buffer.from("hej") }));
  const page = await asked(await logged(author, world.pupilId, { form: { text }, files }));
  for (const each of ["Ta bort noteringen?", told, "22 november 2026", "Det går inte att ångra", "2 bilagor"])
    expect(page).toContain(each);
  expect(page).toContain('name="version" value="1"');
  expect(page).not.toMatch(/varma|name="reason"|bild 1/);
});

test("asks for a reason, and says who keeps the text, where somebody has built on it", async () => {
  const first = await logged(author, world.pupilId, { form: { text } });
  await logged(author, world.pupilId, { linkTo: first });
  const page = await asked(first);
  for (const each of ["Återta noteringen?", told, "Texten, för alla utom dig", 'name="reason"'])
    expect(page).toContain(each);
  expect(page).not.toContain("Det går inte att ångra");
});

test("is put to nobody else, and not twice", async () => {
  const colleague = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(author, world.pupilId, { form: { text } });
  await expect(door(colleague, concernId)).rejects.toMatchObject({ status: 404 });
  await withdrawConcern(author, { concernId, version: 1, reason: "Fel elev." });
  await expect(door(author, concernId)).rejects.toMatchObject({ status: 404 });
});
