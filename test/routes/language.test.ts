import { expect, test } from "vitest";
import { action } from "~/routes/language";
import { languageOf } from "~/text/i18n.server";

async function choose(language: string, returnTo: string, base = "http://127.0.0.1") {
  const request = new Request(`${base}/language`, {
    method: "POST",
    body: new URLSearchParams({ language, returnTo }),
  });
  return action({ request, params: {}, context: {} });
}

test.each([
  ["/reports/k3?section=family", "/reports/k3?section=family"],
  ["//elsewhere.example/x", "/"],
  ["/\\elsewhere.example", "/"],
  ["https://elsewhere.example", "/"],
  ["javascript:alert(1)", "/"],
  ["", "/"],
])("returns from %s to %s", async (asked, expected) => {
  expect((await choose("en", asked)).headers.get("Location")).toBe(expected);
});

test("the choice is kept, and goes before the browser's wish", async () => {
  const cookie = (await choose("sv", "/")).headers.get("Set-Cookie") ?? "";
  const headers = { Cookie: cookie.split(";")[0] ?? "", "Accept-Language": "en-GB,en" };
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/);
  expect(await languageOf(new Request("http://127.0.0.1/", { headers }))).toBe("sv");
});

test("the cookie asks for https where the site has it", async () => {
  expect((await choose("sv", "/", "https://traden.example")).headers.get("Set-Cookie")).toMatch(/; Secure/);
});

test("a language that is not spoken here is refused", async () => {
  await expect(choose("xx", "/")).rejects.toMatchObject({ status: 400 });
});

test.each([
  ["en-GB,en;q=0.9,sv;q=0.8", "en"],
  ["sv-SE,sv;q=0.9,en;q=0.8", "sv"],
  ["ar,fa;q=0.9", "sv"],
  ["", "sv"],
])("without a choice, %s reads %s", async (wish, expected) => {
  const request = new Request("http://127.0.0.1/", { headers: { "Accept-Language": wish } });
  expect(await languageOf(request)).toBe(expected);
});
