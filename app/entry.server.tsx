import { PassThrough } from "node:stream";
import { arrayBuffer } from "node:stream/consumers";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { RequestContext } from "./components/request-context";
import { toStandardOutput } from "./server/access-log.server";
import { describeFailure } from "./server/describe-failure";
import { languageOf, textsIn } from "./text/i18n.server";

export { start, stop } from "./start.server";

/** The whole page in one piece: cheaper than a stream of chunks, and a late failure still gets its own page. */
function renderWhole(page: ReactElement, nonce: string | undefined): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        if (failed) return;
        const out = new PassThrough();
        arrayBuffer(out).then(resolve, reject);
        pipe(out);
      },
      onError(error) {
        failed = true;
        reject(error);
      },
      onShellError: reject,
    });
  });
}

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
      <RequestContext.Provider value={{ nonce, requestId }}>
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
