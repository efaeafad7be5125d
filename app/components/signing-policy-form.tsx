import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { askedRoles, longestGround, strengths } from "~/domain/signing/signing-policy";
import { ChoiceField, Tick } from "./ui/choices";
import { FieldErrorLine, TextField, useErrorWords } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

export interface ShownPolicy {
  kind: "report" | "action_plan";
  askedOf: readonly string[];
  strength: string;
  ground: string;
  version: number;
  changed: { at: string; by: string } | null;
}

interface Props {
  policy: ShownPolicy;
  /** What was typed into this form and refused. */
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

/** One kind of document's policy. The ids of the fields carry the kind: two forms stand on the page. */
export function SigningPolicyForm({ policy, refused }: Props) {
  const { t } = useTranslation("signing");
  const words = useErrorWords();
  const { kind } = policy;
  const askedOf = refused ? (refused.values.askedOf ?? "").split(" ") : policy.askedOf;
  // The summary's links lead to the form that was refused; its fields carry the plain names.
  const id = (name: string) => (refused ? name : `${kind}-${name}`);
  return (
    <form method="post" className="card stack">
      <h2>{t(`policy.kind.${kind}`)}</h2>
      <p className="soft">{t(`policy.noLaw.${kind}`)}</p>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={policy.version} />
      <fieldset className="field" aria-describedby={`${id("askedOf")}-help`}>
        <legend className="field-label">{t("policy.askedOf")}</legend>
        <p className="field-help" id={`${id("askedOf")}-help`}>
          {t("policy.askedOfHelp")}
        </p>
        <FieldErrorLine id={id("askedOf")} words={words(refused?.errors.askedOf)} />
        {askedRoles.map((role, at) => (
          <Tick
            key={role}
            id={at === 0 ? id("askedOf") : undefined}
            name="askedOf"
            value={role}
            defaultChecked={askedOf.includes(role)}
            label={t(`role.${role}`)}
          />
        ))}
      </fieldset>
      <ChoiceField
        id={id("strength")}
        name="strength"
        label={t("policy.strength")}
        error={refused?.errors.strength}
        defaultValue={refused?.values.strength ?? policy.strength}
        choices={strengths.map((value) => ({ value, label: t(`policy.strengths.${value}`) }))}
      />
      <TextField
        id={id("ground")}
        name="ground"
        label={t("policy.ground")}
        help={t("policy.groundHelp")}
        error={refused?.errors.ground}
        defaultValue={refused?.values.ground ?? policy.ground}
        maxLength={longestGround}
      />
      <div className="row">
        <SubmitButton>{t("policy.save")}</SubmitButton>
        <p className="soft">
          {policy.changed
            ? t("policy.changed", { date: policy.changed.at, name: policy.changed.by })
            : t("policy.none")}
        </p>
      </div>
    </form>
  );
}
