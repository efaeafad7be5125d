// Reads through what somebody is writing and answers with marks. The text comes in the body, is read by rules in this
// process, and is neither kept nor logged. What one writes prolongs no session by this. Turning it off is remembered by
// a cookie that names the account: another of the same computer keeps hers.
import { type ActionFunctionArgs, createCookie } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { findMarks } from "~/domain/writing-aid/find-marks";
import { field, readForm } from "~/form-data";
import { RateGate } from "~/server/rate-gate.server";

const gate = new RateGate({ windowMs: 60_000, perCaller: 40, inAll: 2_000, atOnce: 50 });

const aYear = 60 * 60 * 24 * 365;
const offFor = createCookie("writing-aid-off", {
  path: "/writing-aid",
  sameSite: "lax",
  httpOnly: true,
  maxAge: aYear,
});

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const off: unknown = await offFor.parse(request.headers.get("Cookie"));
  return asStaff({ request, prolongs: false }, async ({ actor: { accountId }, now }) => {
    const turn = field(form, "turn");
    if (turn === "off" || turn === "on") {
      const cookie = await offFor.serialize(turn === "off" ? accountId : "");
      return Response.json({ writer: accountId, off: turn === "off" }, { headers: { "Set-Cookie": cookie } });
    }
    const isOff = off === accountId;
    if (isOff && field(form, "by") === "itself") return Response.json({ writer: accountId, off: true });
    const leave = gate.enter(accountId, +now);
    if (!leave) return Response.json({ writer: accountId, off: isOff }, { status: 429 });
    try {
      return Response.json({ writer: accountId, off: isOff, marks: findMarks(field(form, "text")) });
    } finally {
      leave();
    }
  });
}
