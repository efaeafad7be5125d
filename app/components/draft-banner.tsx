import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { DraftState } from "./kept-draft";
import { Banner } from "./ui/page-pieces";

interface DraftBannerProps {
  draftId: string;
  /** Of the one that was asked for. */
  draftState: "open" | "lost" | null;
  drafts: readonly { kind: "concern" | "left_note"; id: string }[];
  pressed: { value: string; name: string } | null;
  /** The composer's, which the button for what was pressed sends. */
  form: string;
}

/** What waits half written: how many, until they are asked for; of the one that is opened, that nothing is saved yet. */
export function DraftBanner({ draftId, draftState, drafts, pressed, form }: DraftBannerProps) {
  const { t } = useTranslation("concern");
  const { t: td } = useTranslation("draft");
  if (draftState === "open") {
    return (
      <Banner tone="note" title={t("compose.draftFound")}>
        {pressed ? (
          <div className="row">
            <span>{td("pressed", pressed)}</span>
            <button
              className="btn btn-quiet"
              type="submit"
              form={form}
              name="signal"
              value={pressed.value}
              formNoValidate
            >
              {td("pressAgain", pressed)}
            </button>
          </div>
        ) : null}
        <form method="post" action="/?index" className="row">
          <input type="hidden" name="draft" value={draftId} />
          <button className="textbutton" type="submit" name="do" value="drop-draft">
            {t("compose.draftDrop")}
          </button>
        </form>
      </Banner>
    );
  }
  if (draftState === "lost") {
    return (
      <Banner tone="note" title={t("compose.draftLost")}>
        <a href={paths.drafts()}>{td("list")}</a>
      </Banner>
    );
  }
  const [only, ...more] = drafts;
  if (!only) return null;
  const direct = more.length === 0 && only.kind === "concern";
  return (
    <p className="soft mb-3">
      {td("waiting", { count: drafts.length })}{" "}
      {direct ? (
        <a href={paths.home({ show: "draft", draft: only.id })}>{td("openOne")}</a>
      ) : (
        <a href={paths.drafts()}>{td("list")}</a>
      )}
    </p>
  );
}

interface DraftKeptProps {
  state: DraftState;
  /** Where the draft is met once she has signed in again. */
  draftPath: string;
}

/** Beside the button: that what is written is kept, or why it is not; without scripts a button that does so. */
export function DraftKept({ state, draftPath }: DraftKeptProps) {
  const { t } = useTranslation("concern");
  const { t: td } = useTranslation("draft");
  if (state !== "kept") {
    return (
      <span role="status" className="unsaved">
        {td(`state.${state}`)} <Onward state={state} draftPath={draftPath} />
      </span>
    );
  }
  return (
    <>
      <span className="soft">{t("compose.draftKept")}</span>
      <noscript>
        <button type="submit" name="do" value="keep-draft" className="textbutton" formNoValidate>
          {td("keepNow")}
        </button>
      </noscript>
    </>
  );
}

function Onward({ state, draftPath }: DraftKeptProps) {
  const { t } = useTranslation("draft");
  if (state === "full") return <a href={paths.drafts()}>{t("list")}</a>;
  if (state === "signed_out_kept") return <a href={paths.signIn({ next: draftPath })}>{t("signIn")}</a>;
  if (state !== "signed_out") return null;
  // The text stands on this page alone: it must not be left.
  return (
    <a href={paths.signIn()} target="_blank" rel="noreferrer">
      {t("signInBeside")}
    </a>
  );
}
