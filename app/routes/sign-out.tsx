// Ends the session. By form alone, so that no link or picture signs anybody out.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { forgetChoice } from "~/access/account-choice.server";
import { settingAll } from "~/access/answer.server";
import { leaveWriter } from "~/access/last-writer.server";
import { endSession } from "~/access/session.server";
import { paths } from "~/paths";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const now = new Date();
  const left = await leaveWriter(request, now);
  const cookies = [await endSession(request, now), await forgetChoice(request), ...(left ? [left] : [])];
  return redirect(paths.signIn(), { headers: settingAll(cookies) });
}

export function loader(): Response {
  return redirect(paths.home());
}
