import { useTranslation } from "react-i18next";
import { Tick } from "./ui/choices";
import { FieldErrorLine } from "./ui/field";

interface SignerTicksProps {
  legend: string;
  help: string;
  error: string | undefined;
  candidates: readonly { id: string; name: string; byPolicy: boolean }[];
  /** What was ticked before a refusal; without it those whom the policy asks. */
  ticked: readonly string[] | null;
}

/** Whom to ask for a signature. */
export function SignerTicks({ legend, help, error, candidates, ticked }: SignerTicksProps) {
  const { t } = useTranslation("signing");
  return (
    <fieldset className="field" aria-describedby="signers-help">
      <legend className="field-label">{legend}</legend>
      <p className="field-help" id="signers-help">
        {help}
      </p>
      <FieldErrorLine id="signers" words={error} />
      {candidates.map(({ id, name, byPolicy }, at) => (
        <Tick
          key={id}
          id={at === 0 ? "signers" : undefined}
          name="signers"
          value={id}
          defaultChecked={ticked ? ticked.includes(id) : byPolicy}
          label={byPolicy ? t("ask.byPolicy", { name }) : name}
        />
      ))}
    </fieldset>
  );
}
