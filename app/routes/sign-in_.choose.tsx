// Which of her accounts somebody acts as, after BankID or later. Names organisations and duties; nothing of any child.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { chooseAccount, readChoice } from "~/access/account-choice.server";
import { ownPath } from "~/access/own-path";
import { PageTitle } from "~/components/ui/page-pieces";
import { field, readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("chooseAccount");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const accounts = await readChoice(request, new Date());
  if (!accounts || accounts.length === 0) throw redirect(paths.signIn());
  return { accounts };
}

export async function action({ request }: ActionFunctionArgs) {
  const accountId = field(await readForm(request), "accountId");
  const chosen = await chooseAccount(request, { accountId, now: new Date() });
  if (!chosen) return redirect(paths.signIn());
  return redirect(ownPath(chosen.next), { headers: { "Set-Cookie": chosen.cookie } });
}

type Account = Awaited<ReturnType<typeof loader>>["accounts"][number];

function Choice({ account }: { account: Account }) {
  const { t } = useTranslation("sign-in");
  const { t: tc } = useTranslation("concern");
  const duties = account.duties.map(({ role, place }) =>
    [tc(`role.${role}`), place].filter(Boolean).join(", "),
  );
  const name =
    account.kind === "social"
      ? t("choose.social", { municipality: account.organisation })
      : account.organisation;
  return (
    <li>
      <form method="post" className="row row-apart">
        <span>
          <b>{name}</b>
          <br />
          <span className="soft">{duties.join("; ")}</span>
        </span>
        {account.current ? (
          <span className="soft">{t("choose.here")}</span>
        ) : (
          <button className="btn" type="submit" name="accountId" value={account.accountId}>
            {t("choose.use")}
            <span className="sr-only"> {name}</span>
          </button>
        )}
      </form>
    </li>
  );
}

export default function ChooseAccount() {
  const { t } = useTranslation("sign-in");
  const { accounts } = useLoaderData<typeof loader>();
  return (
    <div className="reading stack">
      <PageTitle title={t("choose.title")} under={t("choose.lead")} />
      <section className="card">
        <ul className="plain">
          {accounts.map((account) => (
            <Choice key={account.accountId} account={account} />
          ))}
        </ul>
      </section>
    </div>
  );
}
