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
  const idle = !workSteps.some((step) => can[step]);
  return (
    <Card title={t("work.title")} id="work">
      {idle ? <p className="soft">{t("work.none")}</p> : null}
      <div className="stack">
        {can.acknowledge ? <Acknowledge {...page} /> : null}
        {can.assessProtection ? <Protection {...page} /> : null}
        {can.register ? <Register {...page} /> : null}
        {can.decide ? <Decision {...page} /> : null}
        {can.tell ? <Tell {...page} /> : null}
        {can.end ? <Ending {...page} /> : null}
      </div>
    </Card>
  );
}

function Acknowledge(page: ReceivedWorkProps) {
  const { t } = useTranslation("reception");
  return (
    <Step {...page}>
      <p className="soft">{t("work.acknowledgeHelp")}</p>
      <SubmitButton name="do" value="acknowledge">
        {t("work.acknowledge")}
      </SubmitButton>
    </Step>
  );
}

/** Through the tool the reporter is told by this very step, where the report came that way. */
function Tell(page: ReceivedWorkProps) {
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
      <SubmitButton name="do" value="tell">
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

function Protection(page: ReceivedWorkProps) {
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
