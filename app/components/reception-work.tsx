import { useTranslation } from "react-i18next";
import { endings, feedbackWays, outcomes } from "~/domain/reception/status";
import { Step, type StepProps } from "./reception-step";
import { ChoiceField, Tick } from "./ui/choices";
import { SelectField, TextField } from "./ui/field";
import { Card } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface ReceivedWorkProps extends StepProps {
  feedbackRequested: boolean;
  wayIn: string;
  colleagues: readonly { id: string; name: string }[];
  self: string;
  can: Record<(typeof workSteps)[number], boolean>;
}

/** In the order of the work; reception-next:<step> */
export const workSteps = ["acknowledge", "assessProtection", "register", "decide", "tell", "end"] as const;

/** What can be done with a report now, each step a form of its own. */
export function ReceivedWork(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  const { can } = page;
  const first = workSteps.find((step) => can[step]);
  // What is to be done first is the one that stands out.
  const lookOf = (step: typeof first) => (step === first ? "main" : "quiet");
  return (
    <Card title={t("work.title")} id="work">
      {first ? null : <p className="soft">{t("work.none")}</p>}
      <div className="stack">
        {can.acknowledge ? <Acknowledge {...page} look={lookOf("acknowledge")} /> : null}
        {can.assessProtection ? <Protection {...page} look={lookOf("assessProtection")} /> : null}
        {can.register ? <Register {...page} look={lookOf("register")} /> : null}
        {can.decide ? <Decision {...page} look={lookOf("decide")} /> : null}
        {can.tell ? <Tell {...page} look={lookOf("tell")} /> : null}
        {can.end ? <Ending {...page} look={lookOf("end")} /> : null}
      </div>
    </Card>
  );
}

type StepPageProps = ReceivedWorkProps & { look: "main" | "quiet" };

function Acknowledge(page: StepPageProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <p className="soft">{t("work.acknowledgeHelp")}</p>
      <SubmitButton look={page.look} name="do" value="acknowledge">
        {t("work.acknowledge")}
      </SubmitButton>
    </Step>
  );
}

/** Through the tool the reporter is told by this very step, where the report came that way. */
function Tell(page: StepPageProps) {
  const { t } = useTranslation("reception");
  const { refused, wayIn } = page;
  return (
    <Step {...page}>
      <p className="soft">{t("work.tellHelp")}</p>
      <SelectField
        name="way"
        label={t("work.tellWay")}
        error={refused?.errors.way}
        defaultValue={refused?.values.way ?? (wayIn === "tool" ? "tool" : "phone")}
      >
        {feedbackWays
          .filter((way) => way !== "tool" || wayIn === "tool")
          .map((way) => (
            <option key={way} value={way}>
              {t(`feedbackWays.${way}`)}
            </option>
          ))}
      </SelectField>
      <Day id="tell-date" refused={refused} />
      <SubmitButton look={page.look} name="do" value="tell">
        {t("work.tell")}
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

function Protection(page: StepPageProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <SelectField
        name="by"
        label={t("work.protectionBy")}
        error={page.refused?.errors.by}
        defaultValue={page.refused?.values.by ?? page.self}
      >
        {page.colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Day id="protection-date" refused={page.refused} />
      <p className="soft">{t("work.protectionHelp")}</p>
      <SubmitButton look={page.look} name="do" value="protect">
        {t("work.protection")}
      </SubmitButton>
    </Step>
  );
}

function Register(page: StepPageProps) {
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
      <SubmitButton look={page.look} name="do" value="register">
        {t("work.register")}
      </SubmitButton>
    </Step>
  );
}

function Decision(page: StepPageProps) {
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
      <SubmitButton look={page.look} name="do" value="decide">
        {t("work.decide")}
      </SubmitButton>
    </Step>
  );
}

function Ending(page: StepPageProps) {
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
      <SubmitButton look={page.look} name="do" value="end">
        {t("work.end")}
      </SubmitButton>
    </Step>
  );
}
