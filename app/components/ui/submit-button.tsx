import { useNavigation } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";

interface SubmitButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  look?: "main" | "quiet" | "danger";
  /** What it says while the form is on its way. */
  working?: string;
}

const looks = { main: "btn", quiet: "btn btn-quiet", danger: "btn btn-danger" };

/** Sends its form once: while a form is on its way a second press does nothing. It stays in reach of the keyboard. */
export function SubmitButton({ look = "main", working, children, onClick, ...button }: SubmitButtonProps) {
  const { t } = useTranslation("shell");
  const busy = useNavigation().state === "submitting";
  return (
    <button
      {...button}
      type="submit"
      className={looks[look]}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? (working ?? t("working")) : children}
    </button>
  );
}
