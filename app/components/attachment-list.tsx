import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { GuardedDownload } from "./report-guard";

interface ShownAttachment {
  id: string;
  name: string;
  size: string;
  /** Waits for the virus scanner: it can be opened by nobody yet. */
  held: boolean;
  thumbnail: boolean;
  removable: boolean;
}

interface AttachmentListProps {
  items: ShownAttachment[];
  lockedBy: string | null;
}

/** A note's files: each a download, with a small picture of what is one. */
export function AttachmentList({ items, lockedBy }: AttachmentListProps) {
  const { t } = useTranslation("concern");
  if (items.length === 0) return null;
  return (
    <section className="card attachments" aria-labelledby="attachments">
      <h2 id="attachments">{t("entry.attachments")}</h2>
      <ul className="plain">
        {items.map((item) => (
          <li key={item.id} className="row row-apart">
            <AttachmentName item={item} lockedBy={lockedBy} />
            {item.removable ? (
              <form method="post" className="no-print">
                <input type="hidden" name="attachmentId" value={item.id} />
                <button className="textbutton" type="submit" name="do" value="remove-file">
                  {t("entry.removeFile")}
                  <span className="sr-only"> {item.name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AttachmentName({ item, lockedBy }: { item: ShownAttachment; lockedBy: string | null }) {
  const { t } = useTranslation("files");
  const { id, name, size, held, thumbnail } = item;
  if (held)
    return (
      <span className="attachment">
        <span>
          {name} <span className="soft">{size}</span>
          <br />
          <span className="soft">{t("attached.held")}</span>
        </span>
      </span>
    );
  return (
    <span className="attachment">
      {thumbnail && lockedBy === null ? (
        <img className="thumbnail" src={paths.attachmentThumbnail(id)} alt="" loading="lazy" />
      ) : null}
      <span>
        <GuardedDownload href={paths.attachment(id)} output="attachment" lockedBy={lockedBy}>
          {name}
        </GuardedDownload>{" "}
        <span className="soft">{size}</span>
      </span>
    </span>
  );
}
