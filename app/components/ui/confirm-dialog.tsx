// The dialog itself, fetched when it first opens. Radix writes one style element that stops the page beneath from
// scrolling; the style policy admits it by the page's own nonce, under the name that its library reads.
import * as Dialog from "@radix-ui/react-dialog";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmForm, type ConfirmQuestion } from "./confirm-form";

const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
Object.assign(globalThis, { __webpack_nonce__: nonce });

interface ConfirmDialogProps {
  question: ConfirmQuestion;
  onClose: () => void;
  /** Gets the focus back. */
  openedBy: RefObject<HTMLElement>;
}

export function ConfirmDialog({ question, onClose, openedBy }: ConfirmDialogProps) {
  const { t } = useTranslation("shell");
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            openedBy.current?.focus();
          }}
        >
          <Dialog.Title className="mb-3 text-xl font-semibold">{question.title}</Dialog.Title>
          <ConfirmForm
            question={question}
            cancel={
              <Dialog.Close type="button" className="btn btn-quiet">
                {t("confirm.cancel")}
              </Dialog.Close>
            }
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
