import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import type { ShownPlanSigning } from "~/text/plan-for-screen";
import { PlanLinkDays, PlanLinkForm, PlanLinkMail } from "./plan-link-form";
import { Tick } from "./ui/choices";
import { Field, FieldErrorLine, useErrorWords } from "./ui/field";
import { Banner, Card, Chip } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface PlanFamilyProps {
  page: ShownPlanSigning & { familyHidden: boolean; key: string };
  errors: FieldErrors;
  /** What a refused form said, and `about` whom. */
  typed: Record<string, string> | null;
}

/** Those of the family who sign, here and now or by a link; and why another does not. */
export function PlanFamily({ page, errors, typed }: PlanFamilyProps) {
  const { t } = useTranslation("plan");
  const { family, document } = page;
  if (!document || page.status === "closed") return null;
  const title = t(family.some((f) => f.kind === "pupil") ? "sign.familyOfAge" : "sign.family");
  if (page.lockedBy) {
    return (
      <Banner title={t("sign.lockedTitle")}>
        {t("sign.locked")}{" "}
        <a href={paths.reportGuard(page.lockedBy, { for: "plan" })}>{t("sign.lockedMore")}</a>
      </Banner>
    );
  }
  return (
    <Card title={title} id="family">
      {page.isProtected ? (
        <Banner title={t("sign.protectedTitle")}>{t("sign.protectedLead")}</Banner>
      ) : (
        <p className="soft">{t("sign.familyLead")}</p>
      )}
      {page.familyHidden ? (
        <p>
          <a href={`${paths.planSign(page.id, { show: "family" })}#family`}>{t("sign.protectedShow")}</a>
        </p>
      ) : null}
      {family.length === 0 && !page.familyHidden ? <p>{t("sign.familyNone")}</p> : null}
      <ul className="plain stack">
        {family.map((f) => (
          <li key={f.signer} className="stack">
            <p>
              <b>{f.name}</b> {f.signed ? <Chip>{t("sign.signed")}</Chip> : null}
              {f.whyNot ? <span className="soft">{t(`sign.whyNot.${f.whyNot}`)}</span> : null}
            </p>
            {f.signed || f.whyNot ? null : (
              <FamilySigner
                page={page}
                person={f}
                {...(typed?.about === f.signer ? { errors, typed } : { errors: {}, typed: null })}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface FamilySignerProps {
  page: PlanFamilyProps["page"];
  person: ShownPlanSigning["family"][number];
  errors: FieldErrors;
  typed: Record<string, string> | null;
}

function FamilySigner({ page, person, errors, typed }: FamilySignerProps) {
  const { t } = useTranslation("plan");
  const { link, signer } = person;
  if (!page.can.sign || !page.document) return null;
  return (
    <>
      {link ? (
        <p className="soft">
          {link.stands ? t("sign.linkUntil", { date: link.until }) : t("sign.linkOver")}{" "}
          {link.opened ? t("sign.linkOpened", { date: link.opened }) : t("sign.linkUnopened")}
        </p>
      ) : null}
      {link ? <PlanLinkMail link={link} /> : null}
      <HereOrShown page={page} person={person} errors={errors} />
      {page.mails ? <PlanLinkForm page={page} person={person} errors={errors} typed={typed} /> : null}
      {link?.stands ? (
        <form method="post">
          <input type="hidden" name="linkId" value={link.id} />
          <input type="hidden" name="signer" value={signer} />
          <SubmitButton look="quiet" name="do" value="revoke">
            {t("sign.revoke")}
          </SubmitButton>
        </form>
      ) : null}
    </>
  );
}

/** On the school's screen; and where nothing is mailed, the link that is shown. */
function HereOrShown({ page, person: { signer }, errors }: Omit<FamilySignerProps, "typed">) {
  const { t } = useTranslation("plan");
  const { t: tl } = useTranslation("plan-link");
  const words = useErrorWords();
  return (
    <form method="post" className="stack">
      <input type="hidden" name="documentId" value={page.document?.id} />
      <input type="hidden" name="signer" value={signer} />
      {page.isProtected ? (
        <div>
          <FieldErrorLine id="protected" words={words(errors.protected)} />
          <Tick name="protected" value="on" label={t("sign.protected")} />
        </div>
      ) : null}
      <div className="row">
        <SubmitButton name="do" value="sign">
          {t("sign.here")}
        </SubmitButton>
        {page.mails ? null : (
          <SubmitButton look="quiet" name="do" value="link">
            {t("sign.makeLink")}
          </SubmitButton>
        )}
      </div>
      {page.mails ? null : (
        <>
          <PlanLinkDays id={`days-${signer.split(":")[1]}`} error={errors.days} />
          <p className="soft">{tl(page.isProtected ? "protected" : "unset")}</p>
        </>
      )}
    </form>
  );
}

export interface MadeLink {
  url: string;
  qr: { path: string; size: number };
  name: string;
  until: string;
}

/** Shown this once: the server keeps the link's hash alone. */
export function PlanLinkMade({ made, planId }: { made: MadeLink; planId: string }) {
  const { t } = useTranslation("plan");
  return (
    <section className="card stack identity-order" aria-live="polite">
      <h2>{t("link.title")}</h2>
      <p>{t("link.lead", { name: made.name, date: made.until })}</p>
      <svg
        className="qr"
        viewBox={`0 0 ${made.qr.size} ${made.qr.size}`}
        role="img"
        aria-label={t("link.qr")}
      >
        <rect width={made.qr.size} height={made.qr.size} fill="#fff" />
        <path d={made.qr.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <Field name="link" label={t("link.copy")} help={t("link.copyHelp")}>
        {(wiring) => <textarea {...wiring} className="input" rows={3} readOnly value={made.url} />}
      </Field>
      <p>
        <a className="btn btn-quiet" href={paths.planSign(planId)}>
          {t("link.back")}
        </a>
      </p>
    </section>
  );
}
