import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GuardedOutput } from "~/domain/report/family-guard";
import { paths } from "~/paths";

interface GuardedPageProps {
  /** The report that locks printing of the page for this reader, or null. */
  lockedBy: string | null;
  children: ReactNode;
}

/** A page whose printing the guard has locked: paper gets one neutral line (print.css), the screen says so. */
export function GuardedPage({ lockedBy, children }: GuardedPageProps) {
  const { t } = useTranslation("report-guard");
  if (!lockedBy) return <>{children}</>;
  return (
    <div className="print-locked">
      <p className="print-line">{t("onPaper")}</p>
      <p className="soft mb-2">
        <a href={paths.reportGuard(lockedBy, { for: "print" })}>{t("onScreen")}</a>
      </p>
      {children}
    </div>
  );
}

interface GuardedDownloadProps {
  href: string;
  output: GuardedOutput;
  lockedBy: string | null;
  className?: string;
  children: ReactNode;
}

/** A file to fetch, or where it is locked the way to the page that says so. */
export function GuardedDownload({ href, output, lockedBy, className, children }: GuardedDownloadProps) {
  return lockedBy ? (
    <a className={className} href={paths.reportGuard(lockedBy, { for: output })}>
      {children}
    </a>
  ) : (
    <a className={className} href={href} download>
      {children}
    </a>
  );
}
