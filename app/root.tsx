import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { hasChoice } from "./access/account-choice.server";
import { signedIn } from "./access/session.server";
import { isUnnamedDoor } from "./access/unnamed-door";
import { FailurePage, NotFoundPage, RefusedPage } from "./components/error-page";
import { HidePageButton, PageCover } from "./components/page-cover";
import { PageFooter } from "./components/page-footer";
import { PageHeader } from "./components/page-header";
import { useRequestFacts } from "./components/request-context";
import { WaitingFormPage } from "./components/waiting-form";
import { shownAccount } from "./shown-account";
import stylesheet from "./tailwind.css?url";
import { textsFor } from "./text/i18n.server";
import { firstLanguage, isLanguage } from "./text/language";
import { titleIn } from "./text/titled";
import { signedOut } from "./unreached-answer";
import { isWaitingForm } from "./waiting-form";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error) return [{ title: "Röda tråden" }];
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const title = status === 404 ? "notFound" : status === signedOut ? "signIn" : "failure";
  return [{ title: titleIn(data?.language, title) }];
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { language, t } = await textsFor(request);
  const current = await signedIn(request, new Date());
  if (!current) return { language, account: null, pageOf: null };
  const account = shownAccount(current.actor, current.shown, t);
  // Whose forms these are; where somebody asks without a name no form says so.
  const pageOf = isUnnamedDoor(new URL(request.url).pathname) ? null : current.actor.accountId;
  return { language, account: { ...account, mayChange: await hasChoice(request) }, pageOf };
}

/** `export const handle = { scripts: false }` in a route leaves every framework script out of its page. */
function useWantsScripts(): boolean {
  return useMatches().every(({ handle }) => (handle as { scripts?: boolean } | undefined)?.scripts !== false);
}

/** `export const handle = { alone: true }`: a page beside the product, which shows nothing of who is signed in. */
function useStandsAlone(): boolean {
  return useMatches().some(({ handle }) => (handle as { alone?: boolean } | undefined)?.alone === true);
}

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation("shell");
  const language = isLanguage(i18n.language) ? i18n.language : firstLanguage;
  const alone = useStandsAlone();
  const root = useRouteLoaderData<typeof loader>("root");
  const account = alone ? null : (root?.account ?? null);
  const { nonce, requestId } = useRequestFacts();
  const { pathname, search } = useLocation();
  const scripts = useWantsScripts();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        {requestId ? <meta name="request-id" content={requestId} suppressHydrationWarning /> : null}
        {root?.pageOf && !alone ? <meta name="page-of" content={root.pageOf} /> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <div className="shell">
          <a className="skip" href="#content">
            {t("skip")}
          </a>
          <HidePageButton />
          <PageHeader account={account} language={language} here={`${pathname}${search}`} />
          <main id="content" className="page wide" tabIndex={-1}>
            {children}
          </main>
          <PageFooter alone={alone} />
        </div>
        <PageCover />
        {scripts ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const account = useRouteLoaderData<typeof loader>("root")?.account;
  const reader = account?.sections.includes("pupils") ? "teaching" : account ? "other" : "stranger";
  if (!isRouteErrorResponse(error) || error.status >= 500) return <FailurePage />;
  if (error.status === signedOut && isWaitingForm(error.data)) return <WaitingFormPage {...error.data} />;
  return error.status === 404 ? <NotFoundPage reader={reader} /> : <RefusedPage status={error.status} />;
}
