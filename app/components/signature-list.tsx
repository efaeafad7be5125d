import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ShownSigning } from "~/text/signing-for-screen";
import { Banner, Card, Chip } from "./ui/page-pieces";

/** Who has signed the version that stands, who is asked, and what stands on earlier versions. */
export function SignatureList({ page }: { page: ShownSigning }) {
  const { t } = useTranslation("signing");
  const { signatures, wanted, requests, earlier, photos, policy } = page;
  const lacking = wanted.filter((w) => !w.signed);
  const asked = requests.filter((r) => !r.signed);
  return (
    <>
      <Card title={t("list.title")}>
        {signatures.length === 0 ? <p>{t("list.nobody")}</p> : null}
        <ul className="plain">
          {signatures.map((s) => (
            <li key={s.name + s.at}>
              <Chip>{t("list.signed")}</Chip> {s.name} <span className="soft">{s.at}</span>
            </li>
          ))}
          {photos.map((p) => (
            <li key={p.id}>
              <Chip>{t("list.photo")}</Chip>{" "}
              <a href={paths.reportPhoto(page.id, p.id)} download>
                {t("list.photoOf", { signer: p.signer })}
              </a>{" "}
              <span className="soft">
                {t("list.photoBy", { name: p.name, date: p.at })}
                {p.onThis ? "" : ` ${t("list.photoEarlier")}`}
              </span>
            </li>
          ))}
          {asked.map((r) => (
            <li key={r.name + r.at}>
              <Chip>{t("list.asked")}</Chip> {r.name}{" "}
              <span className="soft">
                {t(r.byPolicy ? "list.askedByPolicy" : "list.askedOn", { date: r.at })}
              </span>
            </li>
          ))}
        </ul>
        {policy.ground ? (
          <p className="soft">
            {t("list.policy", { ground: policy.ground })}{" "}
            {lacking.length > 0
              ? t("list.lacks", {
                  who: lacking
                    .map((w) => [t(`role.${w.role}`), w.name && `(${w.name})`].filter(Boolean).join(" "))
                    .join(", "),
                })
              : t("list.complete")}{" "}
            {photos.length > 0 && policy.strength === "electronic" ? t("list.paperNotEnough") : ""}
          </p>
        ) : null}
      </Card>
      {earlier.map((s) => (
        <Banner key={`${s.name} ${s.number}`} tone="note">
          {t("list.earlier", { name: s.name, number: s.number, date: s.at })}
        </Banner>
      ))}
    </>
  );
}

/** In the form: the version that stands is signed, and what a change does to that. */
export function SignedVersion({ signed }: { signed: { number: number; count: number } | null }) {
  const { t } = useTranslation("signing");
  if (!signed) return null;
  return (
    <Banner tone="note" title={t("signed.title", signed)}>
      {t("signed.body", signed)}
    </Banner>
  );
}

/** The sealed evidence, and whether it has reached the receiver. */
export function SignatureEvidence({ page }: { page: ShownSigning }) {
  const { t } = useTranslation("signing");
  const latest = page.evidence.at(-1);
  if (!latest) return null;
  return (
    <Card title={t("evidence.title")}>
      <p className="row gap-6">
        <a href={paths.reportEvidence(page.id, latest.id)}>{t("page.evidencePdf")}</a>
        <a href={paths.reportEvidence(page.id, latest.id, { raw: "1" })} download>
          {t("page.evidenceRaw")}
        </a>
      </p>
      <p className="soft">
        {latest.delivered
          ? t("page.delivered", { date: latest.delivered })
          : t(page.delivers ? "page.onItsWay" : "page.bringIt")}
      </p>
    </Card>
  );
}
