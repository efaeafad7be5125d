// The words of an anonymous consultation, as both sides read them: who answered is named, who asked is nobody.
import { useTranslation } from "react-i18next";
import { Chip } from "./ui/page-pieces";

export interface ShownMessage {
  id: string;
  side: "asker" | "receiver";
  date: string;
  text: string;
  answeredBy: string | null;
  waits: boolean;
}

export function ConsultationThread({
  messages,
  own,
}: {
  messages: ShownMessage[];
  own: ShownMessage["side"];
}) {
  const { t } = useTranslation("consultation");
  return (
    <ol className="stack list-none p-0">
      {messages.map((m) => (
        <li key={m.id} className="card">
          <p className="soft">
            <b>
              {m.side === "receiver"
                ? (m.answeredBy ?? t("thread.receiver"))
                : t(own === "asker" ? "thread.you" : "thread.asker")}
            </b>
            {` · ${m.date} `}
            {m.waits ? <Chip>{t("thread.waits")}</Chip> : null}
          </p>
          <p className="whitespace-pre-line">{m.text}</p>
        </li>
      ))}
    </ol>
  );
}
