// The public page that answers for a file: for anybody, within bounds, and with nothing but the seal.
import { expect, test, vi } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { sha256Of } from "~/documents/digest.server";
import { openSealKey } from "~/documents/seal-document.server";
import { registerSealed } from "~/domain/seal/register-sealed.server";
import { action } from "~/routes/verify";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const address = "http://127.0.0.1/verify";

/** As the page answers: what it shows, and its status. */
async function answerTo(request: Request) {
  const answer = await action({ request, params: {}, context: {} });
  return { shown: answer.data, status: answer.init?.status ?? 200 };
}

function handedIn(content: string, headers: Record<string, string> = {}) {
  const body = new FormData();
  body.append("file", new File([content], "fil.json"));
  return new Request(address, { method: "POST", body, headers });
}

/** A file that needs no seal of its own. */
async function registered(world: World, content: string) {
  const sha256 = sha256Of(new TextEncoder().encode(content));
  const holder = {
    organisation: "Ådalens kommun",
    commonName: "prov",
    notBefore: aMoment,
    notAfter: aMoment,
  };
  const { certificate } = (await openSealKey(await createSealKey(holder, "prov"), "prov")).signer;
  const row = { sha256, kind: "report_data" as const, seriesId: "s", sealedBy: "Ådalens kommun" };
  const entry = { row: { ...row, certificate: sha256Of(certificate), sealedAt: aMoment }, certificate };
  await world.db.write((tx) => registerSealed(tx, [entry]));
}

test("anybody is told of a file by its seal alone, within bounds", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  const world = await aWorld();
  openDoorsTo(world);
  await registered(world, '{"a":1}');
  expect(await answerTo(handedIn('{"a":1}'))).toEqual({
    shown: { kind: "intact", by: "Ådalens kommun", at: "22 november 2026 kl. 14:00", superseded: false },
    status: 200,
  });
  const unknown = { shown: { kind: "unknown" }, status: 200 };
  const none = { shown: { kind: "refused", why: "no_file" }, status: 422 };
  const large = { shown: { kind: "refused", why: "too_large" }, status: 413 };
  expect([
    await answerTo(handedIn("")),
    await answerTo(handedIn("x", { "Content-Length": "40000001" })),
  ]).toEqual([none, large]);
  // Ten a minute from one address, and those above count.
  for (let n = 3; n < 10; n++) expect(await answerTo(handedIn('{"a":2}'))).toEqual(unknown);
  expect(await answerTo(handedIn("x"))).toEqual({
    shown: { kind: "refused", why: "too_many" },
    status: 429,
  });
  vi.setSystemTime(+aMoment + 60_000);
  expect(await answerTo(handedIn("x"))).toEqual(unknown);
});
