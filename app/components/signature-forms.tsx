import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { longestSigner } from "~/domain/signing/paper";
import type { ShownSigning } from "~/text/signing-for-screen";
import { SignerTicks } from "./signer-ticks";
import { TextField, useErrorWords } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface Props {
  page: ShownSigning & { key: string };
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

/** Whom to ask, those of the policy ticked beforehand. */
export function AskToSign({ page, refused }: Props) {
  const { t } = useTranslation("signing");
  const words = useErrorWords();
  if (!page.can.work || page.candidates.length === 0) return null;
  const typed = refused?.values.signers ? refused.values.signers.split(" ") : null;
  return (
    <form method="post" className="card stack">
      <input type="hidden" name="key" value={page.key} />
      <SignerTicks
        legend={t("ask.title")}
        help={t("ask.help")}
        error={words(refused?.errors.signers)}
        candidates={page.candidates}
        ticked={typed}
      />
      <div>
        <SubmitButton look="quiet" name="do" value="ask">
          {t("ask.do")}
        </SubmitButton>
      </div>
    </form>
  );
}

/** A signature on paper, photographed. */
export function AttachPaper({ page, refused }: Props) {
  const { t } = useTranslation("signing");
  if (!page.can.work || !page.document?.current) return null;
  return (
    <details className="fold" open={Boolean(refused?.errors.signer || refused?.errors.photo)}>
      <summary>{t("paper.title")}</summary>
      <form method="post" encType="multipart/form-data" className="stack">
        <p className="soft">{t("paper.lead", { number: page.document.number })}</p>
        <input type="hidden" name="key" value={`${page.key}-paper`} />
        <input type="hidden" name="documentId" value={page.document.id} />
        <TextField
          name="signer"
          label={t("paper.signer")}
          error={refused?.errors.signer}
          defaultValue={refused?.values.signer ?? ""}
          maxLength={longestSigner}
          autoComplete="off"
        />
        <TextField
          name="photo"
          type="file"
          accept="image/*,.jpg,.jpeg,.png,.heic,.heif"
          label={t("paper.photo")}
          help={t("paper.photoHelp")}
          error={refused?.errors.photo}
        />
        <div>
          <SubmitButton look="quiet" name="do" value="attach">
            {t("paper.do")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
