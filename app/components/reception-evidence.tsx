import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Card } from "./ui/page-pieces";

export interface ShownEvidenceItem {
  id: string;
  at: string;
  ofThisFile: boolean;
  lacking: number;
  signatures: readonly { name: string; at: string; verdict: "good" | "unproven" | "before" }[];
  photos: readonly { signer: string; attachedBy: string; at: string }[];
}

/** Who signed the report that came, when, and how: with it or after it. The latest evidence lists all of it. */
export function ReceivedEvidence({ id, evidence }: { id: string; evidence: readonly ShownEvidenceItem[] }) {
  const { t } = useTranslation("signing");
  const [latest] = evidence;
  if (!latest) return null;
  return (
    <Card title={t("list.title")}>
      <ul className="plain">
        {latest.signatures.map((s) => (
          <li key={s.name + s.at}>
            <b>{s.name}</b>{" "}
            <span className="soft">
              {s.at}. {t(`received.${s.verdict}`)}
            </span>
          </li>
        ))}
        {latest.photos.map((p) => (
          <li key={p.signer + p.at}>
            {t("list.photoOf", { signer: p.signer })}{" "}
            <span className="soft">{t("list.photoBy", { name: p.attachedBy, date: p.at })}</span>
          </li>
        ))}
      </ul>
      {latest.ofThisFile ? null : <p>{t("received.otherFile")}</p>}
      <p className="row mt-2 gap-6">
        <a href={paths.receivedEvidence(id, latest.id)} target="_blank" rel="noreferrer">
          {t("page.evidencePdf")}
        </a>
        <a href={paths.receivedEvidence(id, latest.id, { raw: "1" })} download>
          {t("page.evidenceRaw")}
        </a>
      </p>
      <p className="soft">
        {t("received.came", { date: latest.at })}{" "}
        {latest.lacking > 0 ? t("received.lacking", { count: latest.lacking }) : null}
      </p>
    </Card>
  );
}
