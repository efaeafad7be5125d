import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { type Language, languages } from "~/text/language";

export type Section =
  | "pupils"
  | "todo"
  | "reports"
  | "handovers"
  | "roster"
  | "register"
  | "reception"
  | "statistics";

/** What the frame shows of who is signed in. */
export interface ShownAccount {
  name: string;
  /** In the reader's language: "lärare", "teacher". */
  roleLabel: string;
  /** "Norrskolan", "Kramfors socialtjänst". */
  place: string;
  /** The doors that this person has, in order. */
  sections: readonly Section[];
  /** Has another account to change to, without signing in again. */
  mayChange?: boolean;
}

const doors: Record<Section, { to: string; under: RegExp }> = {
  pupils: { to: paths.home(), under: /^\/(?:$|pupils|concerns|notes|plans|drafts|matters|attachments)/ },
  todo: { to: paths.todo(), under: /^\/(?:todo|overdue|student-health|consultations|history-requests)/ },
  reports: { to: paths.reports(), under: /^\/reports/ },
  handovers: { to: paths.handovers(), under: /^\/(?:handovers|substitutions)/ },
  roster: { to: paths.roster(), under: /^\/(?:roster|signing-policy|quick-signals)/ },
  register: { to: paths.register(), under: /^\/(?:register|alarms|report-texts)/ },
  reception: { to: paths.reception(), under: /^\/reception/ },
  statistics: { to: paths.statistics(), under: /^\/statistics/ },
};

export function ThreadMark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <path
        d="M3 20c6 0 5-13 10-13s3 10 10 4"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}

function Menu({ sections, here }: { sections: readonly Section[]; here: string }) {
  const { t } = useTranslation("shell");
  return (
    <nav className="menu" aria-label={t("nav.label")}>
      {sections.map((section) => (
        <a
          key={section}
          href={doors[section].to}
          aria-current={doors[section].under.test(here) ? "page" : undefined}
        >
          {t(`nav.${section}`)}
        </a>
      ))}
    </nav>
  );
}

/** A form, so that it works without scripts and no crawler or prefetch changes anybody's language. */
function LanguageSwitch({ language, returnTo }: { language: Language; returnTo: string }) {
  const { t } = useTranslation("shell");
  const other = languages.find((candidate) => candidate !== language);
  return (
    <form method="post" action={paths.language()}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <button className="textbutton" name="language" value={other} lang={other} type="submit">
        {t("language.other")}
      </button>
    </form>
  );
}

interface PageHeaderProps {
  account: ShownAccount | null;
  language: Language;
  /** The path under way, with its query. */
  here: string;
}

export function PageHeader({ account, language, here }: PageHeaderProps) {
  const { t } = useTranslation("shell");
  return (
    <header className="top">
      <div className="wide">
        <a className="brand" href={paths.home()}>
          <ThreadMark />
          {t("product")}
        </a>
        {account && account.sections.length > 0 ? (
          <Menu sections={account.sections} here={here.replace(/\?.*/, "")} />
        ) : null}
        <div className="me">
          {account ? (
            <>
              <span className="who">
                {account.name} · {[account.roleLabel, account.place].filter(Boolean).join(", ")}
              </span>
              {account.mayChange ? <a href={paths.chooseAccount()}>{t("account.change")}</a> : null}
              <form method="post" action={paths.signOut()}>
                <button className="textbutton" type="submit">
                  {t("account.signOut")}
                </button>
              </form>
            </>
          ) : null}
          <LanguageSwitch language={language} returnTo={here} />
        </div>
      </div>
    </header>
  );
}
