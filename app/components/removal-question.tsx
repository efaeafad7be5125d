import { useTranslation } from "react-i18next";
import type { FieldError } from "~/domain/refusal";
import { paths } from "~/paths";
import type { ConfirmQuestion } from "./ui/confirm-form";
import { TextField } from "./ui/field";

interface Removable {
  id: string;
  version: number;
  attachments: readonly unknown[];
  can: { delete: boolean };
}

/** Deletion where nobody has built on the note, withdrawal with a reason where somebody has. */
export function useRemovalQuestion(concern: Removable, error?: FieldError): ConfirmQuestion {
  const { t } = useTranslation("concern");
  const shared = { action: paths.removeConcern(concern.id), fields: { version: String(concern.version) } };
  if (concern.can.delete) {
    const files = concern.attachments.length;
    return {
      ...shared,
      title: t("entry.deleteTitle"),
      body: <p>{t("entry.deleteBody")}</p>,
      lost: [t("entry.deleteLostText"), ...(files > 0 ? [t("entry.deleteLostFiles", { count: files })] : [])],
      confirm: t("entry.remove"),
    };
  }
  return {
    ...shared,
    title: t("entry.withdrawTitle"),
    body: <p>{t("entry.withdrawBody")}</p>,
    lost: [t("entry.withdrawLost")],
    confirm: t("entry.withdraw"),
    children: <TextField name="reason" label={t("entry.withdrawReason")} required error={error} />,
  };
}
