import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Banner } from "./ui/page-pieces";

export interface ShownFile {
  id: string;
  label: string;
  kind: string;
  size: string;
  /** The message had no room for it. */
  leftOut: boolean;
}

/** The files that the sent document lists, as rows of links. */
export function FileLinks({ id, attachments }: { id: string; attachments: readonly ShownFile[] }) {
  return attachments.map((file) => (
    <li key={file.id}>
      <a href={paths.reportAttachment(id, file.id)} download>
        {file.label}
      </a>{" "}
      <span className="soft">
        ({file.kind}, {file.size})
      </span>
    </li>
  ));
}

/** Files that did not go with the message: a person brings them. Nothing where all went. */
export function LeftOutBanner({ id, attachments }: { id: string; attachments: readonly ShownFile[] }) {
  const { t } = useTranslation("delivery");
  const left = attachments.filter((file) => file.leftOut);
  if (left.length === 0) return null;
  return (
    <Banner title={t("leftOut.title")}>
      <p>{t("leftOut.body")}</p>
      <ul className="plain">
        <FileLinks id={id} attachments={left} />
      </ul>
    </Banner>
  );
}
