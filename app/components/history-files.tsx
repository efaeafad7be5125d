import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { GuardedDownload } from "./report-guard";
import { Tick } from "./ui/choices";

export interface FileToChoose {
  id: string;
  name: string;
  size: string;
  /** Waits for the virus scanner. */
  held: boolean;
}

interface FileTicksProps {
  files: readonly FileToChoose[];
  lockedBy: string | null;
  isTicked: (id: string) => boolean;
}

/** Files that may go along, each to be ticked or not, and to be opened before. */
export function FileTicks({ files, lockedBy, isTicked }: FileTicksProps) {
  const { t } = useTranslation("history");
  return files.map(({ id, name, size, held }) =>
    held ? (
      <p key={id} className="entry-file soft">
        {name}: {t("heldFile")}
      </p>
    ) : (
      <div key={id} className="entry-file row">
        <Tick name="fileIds" value={id} defaultChecked={isTicked(id)} label={name} />
        <span className="soft">{size}</span>
        <GuardedDownload href={paths.attachment(id)} output="attachment" lockedBy={lockedBy}>
          {t("look")}
          <span className="sr-only"> {name}</span>
        </GuardedDownload>
      </div>
    ),
  );
}

export interface CopiedFile {
  id: string;
  name: string;
  size: string;
  thumbnail: boolean;
}

interface CopiedFilesProps {
  of: { pupilId: string; transferId: string };
  files: readonly CopiedFile[];
  lockedBy: string | null;
}

/** Files that came along, each a download, with a small picture of what is one. */
export function CopiedFiles({ of: { pupilId, transferId }, files, lockedBy }: CopiedFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className="plain">
      {files.map(({ id, name, size, thumbnail }) => (
        <li key={id} className="attachment">
          {thumbnail && lockedBy === null ? (
            <img
              className="thumbnail"
              src={paths.historyThumbnail(pupilId, transferId, id)}
              alt=""
              loading="lazy"
            />
          ) : null}
          <span>
            <GuardedDownload
              href={paths.historyFile(pupilId, transferId, id)}
              output="attachment"
              lockedBy={lockedBy}
            >
              {name}
            </GuardedDownload>{" "}
            <span className="soft">{size}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
