// Issue: "several at a time … cleanly refused when broken off", where no script runs: the form carries the files themselves.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { readAttachment } from "~/domain/concern/read-attachment.server";
import { readConcern } from "~/domain/concern/read-concern.server";
import { action } from "~/routes/_index";
import { concern } from "~db/schema/concern.server";
import { cookieOf, formSent } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aNote, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const limits = { fileBytes: 200_000, concernBytes: 400_000 };
let world: World;
let teacher: StaffCtx;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world, { files: { limits, scan: null } });
  teacher = await world.staff("teacher", { group: "teacher" });
});

afterEach(() => {
  vi.useRealTimers();
});

/** As the browser orders them: the files stand among the fields. */
async function send(files: File[], ready: readonly string[] = []) {
  const { text, ...rest } = aNote();
  const fields = { pupilId: world.pupilId, key: "k", text, ...rest };
  const form = new FormData();
  form.set("pupilId", fields.pupilId);
  for (const file of files) form.append("files", file);
  for (const id of ready) form.append("uploads", id);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = formSent("/?index", await cookieOf(teacher.actor, aMoment), form);
  return (await action({ request, params: {}, context: {} })) as unknown;
}

const letter = new File(["Hon ville inte gå hem.\n".repeat(7000)], "Brev hemifrån.txt");
const page = new File(["<html>hej</html>"], "Sida.txt");
const large = new File([Buffer.alloc(600_000, 65)], "Stor.txt");

async function attachmentsOf(answer: unknown) {
  if (!(answer instanceof Response)) throw new Error("the form was shown again");
  const concernId = new URL(answer.headers.get("Location") ?? "", "http://x").searchParams.get("saved") ?? "";
  return (await readConcern(teacher, { concernId })).attachments;
}

test("two files come with the note, byte for byte, and an empty file field is none", async () => {
  const empty = new File([], "");
  const attachments = await attachmentsOf(await send([letter, empty, new File(["ja"], "Kort.txt")]));
  expect(attachments.map((a) => a.name).sort()).toEqual(["Brev hemifrån.txt", "Kort.txt"]);
  const attachmentId = attachments.find((a) => a.name === "Brev hemifrån.txt")?.id ?? "";
  const { content } = await readAttachment(teacher, { attachmentId });
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(Buffer.from(await letter.arrayBuffer()))).toBe(true);
});

test.each([
  ["larger than is taken, left in the middle", large, "file_too_large"],
  ["of a kind that is not taken", page, "file_kind_refused"],
])(
  "of a file that is %s the form says so, and keeps what was typed and the other files",
  async (_, file, key) => {
    const answer = await send([file, letter]);
    expect(answer).toMatchObject({
      data: { errors: { files: { key } }, values: { text: aNote().text } },
      init: { status: 422 },
    });
    expect(await world.db.read.select().from(concern)).toEqual([]);
    const { values } = (answer as { data: { values: { files: string } } }).data;
    const ready = JSON.parse(values.files) as { id: string; name: string }[];
    expect(ready.map(({ name }) => name)).toEqual(["Brev hemifrån.txt"]);
    const attachments = await attachmentsOf(
      await send(
        [],
        ready.map(({ id }) => id),
      ),
    );
    expect(attachments.map((a) => a.name)).toEqual(["Brev hemifrån.txt"]);
  },
);
