// Ends the session. By form alone, so that no link or picture signs anybody out.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { forgetChoice } from "~/access/account-choice.server";
import { settingAll } from "~/access/answer.server";
import { endSession } from "~/access/session.server";
import { paths } from "~/paths";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const cookies = [await endSession(request, new Date()), await forgetChoice(request)];
  return redirect(paths.signIn(), { headers: settingAll(cookies) });
}

export function loader(): Response {
  return redirect(paths.home());
}
