import { useTranslation } from "react-i18next";
import { firstWords } from "~/domain/concern/first-words";
import type { FieldError } from "~/domain/refusal";
import { paths } from "~/paths";
import type { ConfirmQuestion } from "./ui/confirm-form";
import { TextField } from "./ui/field";

interface Removable {
  id: string;
  version: number;
  attachments: readonly unknown[];
  /** Newest first: its day and first words tell its author which note it is. */
  versions: readonly { text: string | null; occurredAt: string }[];
  can: { delete: boolean };
}

/** Deletion where nobody has built on the note, withdrawal with a reason where somebody has. */
export function useRemovalQuestion(
  concern: Removable,
  refused?: { error: FieldError | undefined; reason: string },
): ConfirmQuestion {
  const { t } = useTranslation("concern");
  const shared = { action: paths.removeConcern(concern.id), fields: { version: String(concern.version) } };
  const [current] = concern.versions;
  const which = current ? (
    <p className="soft mb-3">
      {t("entry.removeWhich", { when: current.occurredAt, words: firstWords(current.text ?? "", 12) })}
    </p>
  ) : null;
  if (concern.can.delete) {
    const files = concern.attachments.length;
    return {
      ...shared,
      title: t("entry.deleteTitle"),
      body: (
        <>
          {which}
          <p>{t("entry.deleteBody")}</p>
        </>
      ),
      lost: [t("entry.deleteLostText"), ...(files > 0 ? [t("entry.deleteLostFiles", { count: files })] : [])],
      confirm: t("entry.remove"),
    };
  }
  return {
    ...shared,
    title: t("entry.withdrawTitle"),
    body: (
      <>
        {which}
        <p>{t("entry.withdrawBody")}</p>
      </>
    ),
    lost: [t("entry.withdrawLost")],
    confirm: t("entry.withdraw"),
    children: (
      <TextField
        name="reason"
        label={t("entry.withdrawReason")}
        required
        error={refused?.error}
        defaultValue={refused?.reason}
      />
    ),
  };
}
