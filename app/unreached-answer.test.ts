// Drafts saved on the server as one writes: what was typed is not lost where the server is not reached.
import { describe, expect, it } from "vitest";
import { orUnreached } from "./unreached-answer";

/** As the router throws it. */
const answered = (status: number) => ({ status, statusText: "", internal: false, data: null });

const values = { text: "Kom utan jacka." };
const standing = new AbortController().signal;
const sent = (thrown: unknown, signal = standing) =>
  orUnreached<unknown>(values, signal, async () => {
    throw thrown;
  });

describe("a form that is sent where the server does not answer", () => {
  it.each([
    ["nobody there", new TypeError("Failed to fetch")],
    ["a proxy's own page", new Error("Unable to decode turbo-stream response")],
    ["a fault of ours", answered(503)],
  ])("is refused in words and keeps what was typed: %s", async (_what, thrown) => {
    const answer = (await sent(thrown)) as Response;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ errors: { form: { key: "unreached" } }, values });
  });

  it("an answer stays an answer: on its way elsewhere, not there, or given up by the page", async () => {
    const redirected = new Response(null, { status: 302, headers: { Location: "/sign-in" } });
    await expect(sent(redirected)).rejects.toBe(redirected);
    const nowhere = answered(404);
    await expect(sent(nowhere)).rejects.toBe(nowhere);
    const left = new AbortController();
    left.abort();
    await expect(sent(new DOMException("", "AbortError"), left.signal)).rejects.toThrow();
    expect(await orUnreached(values, standing, async () => "saved")).toBe("saved");
  });
});
