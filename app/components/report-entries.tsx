import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { Tick } from "./ui/choices";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

export interface ShownEntry {
  id: string;
  day: string;
  authorName: string;
  text: string;
  chosen: boolean;
  attachments: { id: string; name: string; chosen: boolean }[];
}

interface ReportEntriesProps {
  entries: ShownEntry[];
  /** Chosen by others, not to be read here. */
  others: number;
  error: FieldErrors[string] | undefined;
}

/** What of the thread the report rests on. */
export function ReportEntries({ entries, others, error }: ReportEntriesProps) {
  const { t } = useTranslation("report");
  const words = useErrorWords()(error);
  return (
    <details className="card fold" open={Boolean(words) || !entries.some((e) => e.chosen)}>
      <summary>{t("entries.title")}</summary>
      <form method="post" className="stack" id="entries">
        <input type="hidden" name="do" value="entries" />
        <p className="soft">{entries.length > 0 ? t("entries.lead") : t("entries.none")}</p>
        <FieldErrorLine id="entries" words={words} />
        <ul className="plain">
          {entries.map((e) => (
            <li key={e.id}>
              <Tick
                name="concernIds"
                value={e.id}
                defaultChecked={e.chosen}
                label={
                  <>
                    {e.day} · {e.text} <span className="soft">{e.authorName}</span>
                  </>
                }
              />
              {e.attachments.map((a) => (
                <div key={a.id}>
                  <Tick
                    name="attachmentIds"
                    value={a.id}
                    defaultChecked={a.chosen}
                    label={t("entries.attachment", { name: a.name })}
                  />
                </div>
              ))}
            </li>
          ))}
        </ul>
        {others > 0 ? <p className="soft">{t("entries.others", { count: others })}</p> : null}
        {entries.length > 0 ? (
          <>
            <Tick name="quote" value="on" defaultChecked label={t("entries.quote")} />
            <div className="row">
              <SubmitButton look="quiet">{t("entries.choose")}</SubmitButton>
            </div>
          </>
        ) : null}
      </form>
    </details>
  );
}
