import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { longestSigner } from "~/domain/signing/paper";
import { paths } from "~/paths";
import type { ShownPlanSigning } from "~/text/plan-for-screen";
import { GuardedDownload } from "./report-guard";
import { SignerTicks } from "./signer-ticks";
import { TextField, useErrorWords } from "./ui/field";
import { Banner, Card, Chip } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

type Page = ShownPlanSigning & { key: string };

/** Who has signed the version that stands, what stays on earlier ones, and one's own signature. */
export function PlanSignatures({ page }: { page: Page }) {
  const { t } = useTranslation("plan");
  const { t: ts } = useTranslation("signing");
  const { signatures, photos, policy, wanted, lockedBy } = page;
  const lacking = wanted.filter((w) => !w.signed);
  const asked = page.requests.filter((r) => !r.signed);
  return (
    <>
      <Card title={ts("list.title")}>
        {signatures.length === 0 ? <p>{ts("list.nobody")}</p> : null}
        <ul className="plain">
          {signatures.map((s) => (
            <li key={s.kind + s.name + s.signedAt}>
              <Chip>{ts("list.signed")}</Chip> {t(`sign.by.${s.kind}`, { name: s.name })}{" "}
              <span className="soft">
                {[s.signedAt, s.beside ? t("sign.beside") : ""].filter(Boolean).join(", ")}
              </span>
            </li>
          ))}
          {photos.map((p) => (
            <li key={p.id}>
              <Chip>{ts("list.photo")}</Chip>{" "}
              <GuardedDownload href={paths.planPhoto(page.id, p.id)} output="plan" lockedBy={lockedBy}>
                {ts("list.photoOf", { signer: p.signer })}
              </GuardedDownload>{" "}
              <span className="soft">
                {ts("list.photoBy", { name: p.name, date: p.at })}
                {p.onThis ? "" : ` ${ts("list.photoEarlier")}`}
              </span>
            </li>
          ))}
          {asked.map((r) => (
            <li key={r.name + r.askedAt}>
              <Chip>{ts("list.asked")}</Chip> {r.name} <span className="soft">{r.askedAt}</span>
            </li>
          ))}
        </ul>
        {policy.ground ? (
          <p className="soft">
            {ts("list.policy", { ground: policy.ground })}{" "}
            {lacking.length > 0
              ? ts("list.lacks", {
                  who: lacking
                    .map((w) => [ts(`role.${w.role}`), w.name && `(${w.name})`].filter(Boolean).join(" "))
                    .join(", "),
                })
              : ts("list.complete")}
          </p>
        ) : null}
        {signatures.length + photos.filter((p) => p.onThis).length > 0 ? (
          <p className="row gap-6">
            <GuardedDownload href={paths.planEvidence(page.id)} output="plan" lockedBy={lockedBy}>
              {t("sign.evidence")}
            </GuardedDownload>
            <GuardedDownload
              href={paths.planEvidence(page.id, { raw: "1" })}
              output="plan"
              lockedBy={lockedBy}
            >
              {t("sign.evidenceRaw")}
            </GuardedDownload>
          </p>
        ) : null}
      </Card>
      {page.earlier.map((s) => (
        <Banner key={`${s.name} ${s.number} ${s.signedAt}`} tone="note">
          {t("sign.earlier", { name: s.name, number: s.number, date: s.signedAt })}
        </Banner>
      ))}
    </>
  );
}

export function OwnPlanSignature({ page }: { page: Page }) {
  const { t } = useTranslation("plan");
  if (!page.document || page.status === "closed") return null;
  if (page.signedByMe) return <p className="soft">{t("sign.signedByMe")}</p>;
  if (!page.can.sign) return null;
  return (
    <form method="post">
      <input type="hidden" name="documentId" value={page.document.id} />
      <SubmitButton name="do" value="sign">
        {t("sign.bankid")}
      </SubmitButton>
    </form>
  );
}

interface FormProps {
  page: Page;
  errors: FieldErrors;
  typed: Record<string, string> | null;
}

export function AskForPlan({ page, errors, typed }: FormProps) {
  const { t } = useTranslation("plan");
  const { t: ts } = useTranslation("signing");
  const words = useErrorWords();
  if (!page.can.write || page.status === "closed" || page.candidates.length === 0) return null;
  const ticked = typed?.signers ? typed.signers.split(" ") : null;
  return (
    <details className="fold" open={Boolean(errors.signers)}>
      <summary>{t("sign.ask")}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="key" value={page.key} />
        <SignerTicks
          legend={t("sign.ask")}
          help={t("sign.askHelp")}
          error={words(errors.signers)}
          candidates={page.candidates}
          ticked={ticked}
        />
        <div>
          <SubmitButton look="quiet" name="do" value="ask">
            {ts("ask.do")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

export function PaperForPlan({ page, errors, typed }: FormProps) {
  const { t } = useTranslation("plan");
  const { t: ts } = useTranslation("signing");
  if (!page.can.write || page.status === "closed" || !page.document) return null;
  return (
    <details className="fold" open={Boolean(errors.signer || errors.photo)}>
      <summary>{ts("paper.title")}</summary>
      <form method="post" encType="multipart/form-data" className="stack">
        <p className="soft">{t("sign.paperLead", { number: page.document.number })}</p>
        <p>
          <GuardedDownload
            href={paths.planPdf(page.id, { document: page.document.id })}
            output="plan"
            lockedBy={page.lockedBy}
          >
            {t("sign.print")}
          </GuardedDownload>
        </p>
        <input type="hidden" name="key" value={`${page.key}-paper`} />
        <input type="hidden" name="documentId" value={page.document.id} />
        <TextField
          name="paperSigner"
          id="signer"
          label={ts("paper.signer")}
          error={errors.signer}
          defaultValue={typed?.paperSigner ?? ""}
          maxLength={longestSigner}
          autoComplete="off"
        />
        <TextField
          name="photo"
          type="file"
          accept="image/*,.jpg,.jpeg,.png,.heic,.heif"
          label={ts("paper.photo")}
          help={ts("paper.photoHelp")}
          error={errors.photo}
        />
        <div>
          <SubmitButton look="quiet" name="do" value="attach">
            {ts("paper.do")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
