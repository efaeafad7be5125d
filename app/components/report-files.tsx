import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { GuardedDownload } from "./report-guard";
import { Banner } from "./ui/page-pieces";

export interface ShownFile {
  id: string;
  label: string;
  kind: string;
  size: string;
  /** The message had no room for it. */
  leftOut: boolean;
}

interface FileLinksProps {
  id: string;
  attachments: readonly ShownFile[];
  locked: { attachment: string | null };
}

/** The files that the sent document lists, as rows of links. */
export function FileLinks({ id, attachments, locked }: FileLinksProps) {
  return attachments.map((file) => (
    <li key={file.id}>
      <GuardedDownload
        href={paths.reportAttachment(id, file.id)}
        output="attachment"
        lockedBy={locked.attachment}
      >
        {file.label}
      </GuardedDownload>{" "}
      <span className="soft">
        ({file.kind}, {file.size})
      </span>
    </li>
  ));
}

/** Files that did not go with the message: a person brings them. Nothing where all went. */
export function LeftOutBanner({ id, attachments, locked }: FileLinksProps) {
  const { t } = useTranslation("delivery");
  const left = attachments.filter((file) => file.leftOut);
  if (left.length === 0) return null;
  return (
    <Banner title={t("leftOut.title")}>
      <p>{t("leftOut.body")}</p>
      <ul className="plain">
        <FileLinks id={id} attachments={left} locked={locked} />
      </ul>
    </Banner>
  );
}
