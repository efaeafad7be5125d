import { expect, it } from "vitest";
import { formWithin } from "./form-within.server";

const bounds = { bytes: 1_000, ms: 1_000 };
const url = "http://127.0.0.1/verify";
const type = "multipart/form-data; boundary=x";

function sentAs(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void, headers = {}) {
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  return new Request(url, {
    method: "POST",
    body,
    headers: { "Content-Type": type, ...headers },
    duplex: "half",
  } as RequestInit);
}

it("reads a form with a file", async () => {
  const sent = new FormData();
  sent.append("file", new File(["abc"], "a.pdf"));
  const read = await formWithin(new Request(url, { method: "POST", body: sent }), bounds);
  expect("form" in read && (read.form.get("file") as File).size).toBe(3);
});

it("does not touch what says that it is too large", async () => {
  let pulled = 0;
  const request = sentAs(() => void pulled++, { "Content-Length": "1001" });
  expect(await formWithin(request, bounds)).toEqual({ refused: "too_large" });
  expect(pulled).toBe(0);
});

it("leaves off where more comes than was said", async () => {
  let pulled = 0;
  const request = sentAs(
    (controller) => {
      pulled++;
      controller.enqueue(new Uint8Array(600));
    },
    { "Content-Length": "10" },
  );
  expect(await formWithin(request, bounds)).toEqual({ refused: "too_large" });
  expect(pulled).toBeLessThan(4);
});

it("waits no longer than it may", async () => {
  const request = sentAs(() => new Promise(() => {}));
  expect(await formWithin(request, { bytes: 1_000, ms: 20 })).toEqual({ refused: "too_slow" });
});

it("takes nothing for a form that is none", async () => {
  const text = new Request(url, {
    method: "POST",
    body: "file=abc",
    headers: { "Content-Type": "text/plain" },
  });
  const cut = new Request(url, { method: "POST", body: "--x\r\nhalf", headers: { "Content-Type": type } });
  for (const request of [text, cut, new Request(url, { method: "POST" })])
    expect(await formWithin(request, bounds)).toEqual({ refused: "unreadable" });
});
