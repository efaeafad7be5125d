import { expect, it } from "vitest";
import { digestFor, type Waiting } from "./digest";

const at = (text: string) => new Date(text);
/** A Monday morning. */
const now = at("2026-11-23T07:00:00Z");
const waiting: Waiting = {
  email: "karin@skola.example",
  closedAt: null,
  choice: "daily",
  since: [at("2026-11-20T09:00:00Z"), at("2026-11-22T09:00:00Z")],
  lastMailedAt: null,
};

it("holds an address and a number, and nothing else", () => {
  expect(digestFor(waiting, now)).toEqual({ to: "karin@skola.example", count: 2 });
});

it.each<[string, Partial<Waiting>, Date, boolean]>([
  ["nothing waits", { since: [] }, now, false],
  ["there is no address", { email: null }, now, false],
  ["its owner wants none", { choice: "none" }, now, false],
  ["the account is closed", { closedAt: at("2026-11-21T09:00:00Z") }, now, false],
  ["it is Saturday", {}, at("2026-11-28T07:00:00Z"), false],
  ["it is Sunday in Stockholm, Saturday still elsewhere", {}, at("2026-11-28T23:30:00Z"), false],
  ["it is Monday in Stockholm already", {}, at("2026-11-22T23:30:00Z"), true],
  ["it was sent today", { lastMailedAt: at("2026-11-22T23:01:00Z") }, now, false],
  ["nothing has come since the last", { lastMailedAt: at("2026-11-22T10:00:00Z") }, now, false],
  ["something has come since the last", { lastMailedAt: at("2026-11-20T10:00:00Z") }, now, true],
])("where %s", (_, change, moment, sent) => {
  expect(digestFor({ ...waiting, ...change }, moment) !== null).toBe(sent);
});

const begun = at("2026-11-23T09:00:00Z");
const sevenToday = at("2026-11-23T06:00:00Z");
const threeToday = at("2026-11-23T14:00:00Z");

it.each<[string, Partial<Waiting>, Date, boolean]>([
  ["before the afternoon, when the morning has had its mail", {}, at("2026-11-23T13:59:00Z"), false],
  ["in the afternoon", {}, threeToday, true],
  ["once that mail has been sent", { lastMailedAt: threeToday }, at("2026-11-23T15:00:00Z"), false],
  [
    "the next morning, when it has been told",
    { lastMailedAt: threeToday },
    at("2026-11-24T06:00:00Z"),
    false,
  ],
  [
    "the next morning, when it came after the mail",
    { since: [at("2026-11-23T16:00:00Z")] },
    at("2026-11-24T06:00:00Z"),
    true,
  ],
  ["on the Saturday when it came", { since: [at("2026-11-28T10:00:00Z")] }, at("2026-11-28T14:30:00Z"), true],
  ["on the Sunday after it came", { since: [at("2026-11-28T16:00:00Z")] }, at("2026-11-29T14:30:00Z"), false],
])("what began to wait today, a draft too, is told the same day: %s", (_, change, moment, sent) => {
  const given = { ...waiting, since: [begun], lastMailedAt: sevenToday, ...change };
  expect(digestFor(given, moment) !== null).toBe(sent);
});
