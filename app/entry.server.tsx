import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { I18nextProvider } from "react-i18next";
import { RequestContext } from "./components/request-context";
import { pageTurns } from "./page-turns.server";
import { renderWhole } from "./render-whole.server";
import { toStandardOutput } from "./server/access-log.server";
import { describeFailure } from "./server/describe-failure";
import { languageOf, textsIn } from "./text/i18n.server";

export { start, stop } from "./start.server";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce, requestId } = loadContext ?? {};
  const language = await languageOf(request);
  const page = (
    <I18nextProvider i18n={textsIn(language)}>
      <RequestContext.Provider value={{ nonce, requestId, waitForTurn: pageTurns() }}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </RequestContext.Provider>
    </I18nextProvider>
  );
  const body = await renderWhole(page, nonce);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Length", String(body.byteLength));
  return new Response(body, { status, headers });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A reader who leaves before the answer is no failure, and neither is an answer below 500.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  toStandardOutput({ event: "failure", requestId: context?.requestId, ...describeFailure(error) });
};
