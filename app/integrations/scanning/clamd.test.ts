// With the real daemon and a signature of one's own.
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clamd, signature, startClamd } from "~test/factories/clamd";
import { freshFolder } from "~test/factories/database";
import { clamd } from "./clamd.server";
import { chooseScanning } from "./index.server";

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe("ClamAV's daemon", () => {
  let daemon: Clamd;
  beforeAll(async () => {
    daemon = await startClamd();
  });
  afterAll(() => daemon.stop());

  it("finds what its signature names, also across pieces, and nothing in what is clean", async () => {
    const scanner = clamd({ socket: daemon.socket });
    expect(await scanner.scan(pieces("en vanlig text"))).toBe("clean");
    expect(await scanner.scan(pieces("före ", signature, " efter"))).toBe("found");
    expect(await scanner.scan(pieces("före ", signature.slice(0, 9), signature.slice(9)))).toBe("found");
  });

  it("does not answer for what is larger than it takes, and that is no answer", async () => {
    async function* large() {
      for (let i = 0; i < 40; i += 1) yield Buffer.alloc(64 * 1024, 65);
    }
    expect(await clamd({ socket: daemon.socket }).scan(large())).toBe("unanswered");
  });
});

describe("a scanner that does not answer is never taken for one that found nothing", () => {
  it.each([
    ["nobody listens", null, "unanswered"],
    ["it hangs", () => {}, "unanswered"],
    ["it breaks off", (answer: (text: string | null) => void) => answer(null), "unanswered"],
    ["it says something else", (answer: (text: string) => void) => answer("OK\0"), "unanswered"],
    [
      "it fails",
      (answer: (text: string) => void) => answer("stream: Can't allocate memory ERROR\0"),
      "unanswered",
    ],
  ] as const)("%s", async (_what, says, expected) => {
    const path = join(freshFolder(), "s.sock");
    const server = createServer((socket) => {
      socket.on("error", () => {});
      says?.((text: string | null) => (text === null ? socket.destroy() : socket.end(text)));
    });
    if (says) await new Promise<void>((resolve) => server.listen(path, resolve));
    expect(await clamd({ socket: path, ms: 300 }).scan(pieces("hej"))).toBe(expected);
    server.close();
  });

  it("is none where no socket is named", () => {
    expect(chooseScanning({ clamdSocket: null })).toBeNull();
    expect(chooseScanning({ clamdSocket: "/run/clamd" })).not.toBeNull();
  });
});
