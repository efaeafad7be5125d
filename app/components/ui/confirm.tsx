import { type ComponentType, type ReactNode, type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmForm, type ConfirmQuestion } from "./confirm-form";

/** The page that the link leads to where there are no scripts, and that shows the form's errors. */
export function ConfirmPage({ question, back }: { question: ConfirmQuestion; back: string }) {
  const { t } = useTranslation("shell");
  return (
    <div className="card reading">
      <h1 className="mb-3">{question.title}</h1>
      <ConfirmForm
        question={question}
        cancel={
          <a className="btn btn-quiet" href={back}>
            {t("confirm.cancel")}
          </a>
        }
      />
    </div>
  );
}

interface PanelProps {
  question: ConfirmQuestion;
  onClose: () => void;
  openedBy: RefObject<HTMLElement>;
}

interface ConfirmLinkProps {
  /** The page with the same question. */
  href: string;
  question: ConfirmQuestion;
  className?: string;
  children: ReactNode;
}

/**
 * A link to a ConfirmPage that opens the same question as a dialog where scripts run. The dialog is fetched at the
 * first press; when it cannot be fetched, the link leads to the page.
 */
export function ConfirmLink({ href, question, className, children }: ConfirmLinkProps) {
  const [Panel, setPanel] = useState<ComponentType<PanelProps> | null>(null);
  const [open, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  return (
    <>
      <a
        ref={link}
        href={href}
        className={className ?? "btn btn-quiet btn-danger"}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          setOpen(true);
          if (Panel) return;
          import("./confirm-dialog").then(
            ({ ConfirmDialog }) => setPanel(() => ConfirmDialog),
            () => window.location.assign(href),
          );
        }}
      >
        {children}
      </a>
      {open && Panel ? <Panel question={question} openedBy={link} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
