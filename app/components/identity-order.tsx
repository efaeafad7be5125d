import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

interface IdentityOrderProps {
  messageKey: string;
  qr: { path: string; size: number } | null;
  link: string;
}

const everyMs = 1000;

/** The code to scan, drawn anew each second, and the link for this device. A still with a refresh without scripts. */
export function IdentityOrder({ messageKey, qr, link }: IdentityOrderProps) {
  const { t } = useTranslation("sign-in");
  const { t: tb } = useTranslation();
  const { revalidate, state } = useRevalidator();
  // One question at a time: a second would break off the first, and a completed order is told once.
  const resting = useNavigation().state === "idle" && state === "idle";
  useEffect(() => {
    if (!resting) return;
    const timer = setTimeout(revalidate, everyMs);
    return () => clearTimeout(timer);
  }, [revalidate, resting]);
  return (
    <div className="card stack identity-order">
      <p role="status">{tb(messageKey)}</p>
      <p>
        <a className="btn" href={link}>
          {t("sameDevice")}
        </a>
      </p>
      {qr ? (
        <>
          <p className="soft">{t("scan")}</p>
          <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t("qrAlt")}>
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
          </svg>
        </>
      ) : null}
      <noscript>
        <p className="soft">{t("refresh")}</p>
      </noscript>
    </div>
  );
}
