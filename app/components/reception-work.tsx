import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { endings, outcomes } from "~/domain/reception/status";
import type { FieldErrors } from "~/domain/refusal";
import { ChoiceField, Tick } from "./ui/choices";
import { TextField } from "./ui/field";
import { Card } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface ReceivedWorkProps {
  version: number;
  idempotencyKey: string;
  feedbackRequested: boolean;
  can: Record<"acknowledge" | "register" | "assessProtection" | "decide" | "tell" | "end", boolean>;
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

/** What can be done with a report now, each step a form of its own. */
export function ReceivedWork(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  const { can } = page;
  const idle = !Object.values(can).some(Boolean);
  return (
    <Card title={t("work.title")}>
      {idle ? <p className="soft">{t("work.none")}</p> : null}
      <div className="stack">
        {can.acknowledge ? <PlainStep {...page} step="acknowledge" /> : null}
        {can.assessProtection ? <Protection {...page} /> : null}
        {can.register ? <Register {...page} /> : null}
        {can.decide ? <Decision {...page} /> : null}
        {can.tell ? <PlainStep {...page} step="tell" /> : null}
        {can.end ? <Ending {...page} /> : null}
      </div>
    </Card>
  );
}

function Step({ version, idempotencyKey, children }: ReceivedWorkProps & { children: ReactNode }) {
  return (
    <form method="post" className="stack not-first:border-t not-first:border-line not-first:pt-4">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="key" value={idempotencyKey} />
      {children}
    </form>
  );
}

function PlainStep({ step, ...page }: ReceivedWorkProps & { step: "acknowledge" | "tell" }) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <p className="soft">{t(`work.${step}Help`)}</p>
      <SubmitButton name="do" value={step}>
        {t(`work.${step}`)}
      </SubmitButton>
    </Step>
  );
}

/** The day of a step, where it was not today. */
function Day({ id, refused }: { id: string; refused: ReceivedWorkProps["refused"] }) {
  const { t } = useTranslation("reception");
  const error = refused?.errors.date;
  return (
    <TextField
      name="date"
      id={error ? "date" : id}
      type="date"
      className="input-short"
      label={t("work.day")}
      help={t("work.dayHelp")}
      error={error}
      defaultValue={refused?.values.date}
    />
  );
}

function Protection(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <Day id="protection-date" refused={page.refused} />
      <p className="soft">{t("work.protectionHelp")}</p>
      <SubmitButton look="quiet" name="do" value="protect">
        {t("work.protection")}
      </SubmitButton>
    </Step>
  );
}

function Register(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <TextField
        name="number"
        label={t("work.number")}
        help={t("work.registerHelp")}
        error={page.refused?.errors.number}
        defaultValue={page.refused?.values.number}
        autoComplete="off"
      />
      <SubmitButton name="do" value="register">
        {t("work.register")}
      </SubmitButton>
    </Step>
  );
}

function Decision(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  const { refused } = page;
  return (
    <Step {...page}>
      <ChoiceField
        name="decision"
        label={t("work.decision")}
        error={refused?.errors.decision}
        defaultValue={refused?.values.decision}
        choices={outcomes.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) }))}
      />
      <Day id="decision-date" refused={refused} />
      <p className="soft">{t(page.feedbackRequested ? "work.asked" : "work.notAsked")}</p>
      {page.feedbackRequested ? (
        <Tick
          name="withhold"
          value="yes"
          label={t("work.withhold")}
          defaultChecked={refused?.values.withhold === "yes"}
        />
      ) : null}
      <SubmitButton name="do" value="decide">
        {t("work.decide")}
      </SubmitButton>
    </Step>
  );
}

function Ending(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  const { refused } = page;
  const choices = endings.map((ending) => ({
    value: ending,
    className: "w-full flex-col items-start gap-0",
    label: (
      <>
        {t(`endings.${ending}.name`)}
        <span className="soft font-normal">{t(`endings.${ending}.definition`)}</span>
      </>
    ),
  }));
  return (
    <Step {...page}>
      <ChoiceField
        name="ending"
        label={t("work.ending")}
        error={refused?.errors.ending}
        defaultValue={refused?.values.ending}
        choices={choices}
      />
      <Day id="ending-date" refused={refused} />
      <SubmitButton name="do" value="end">
        {t("work.end")}
      </SubmitButton>
    </Step>
  );
}
