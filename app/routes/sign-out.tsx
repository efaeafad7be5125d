// Ends the session. By form alone, so that no link or picture signs anybody out.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "~/access/session.server";
import { paths } from "~/paths";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const cookie = await endSession(request, new Date());
  return redirect(paths.signIn(), { headers: { "Set-Cookie": cookie } });
}

export function loader(): Response {
  return redirect(paths.home());
}
