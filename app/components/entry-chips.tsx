import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Marked } from "./searched-words";
import { Chip } from "./ui/page-pieces";

interface EntryChipsProps {
  concernId: string;
  /** Notes of the same occasion on other pupils' threads that the reader may open. */
  others?: number;
  matters?: readonly { id: string; name: string | null }[];
  /** Without links: a preview. */
  still?: boolean;
}

/** Beside a note on the thread: what it is followed as part of, and that others were part of it without saying who. */
export function EntryChips({ concernId, others = 0, matters = [], still = false }: EntryChipsProps) {
  const { t } = useTranslation("links");
  const { t: tm } = useTranslation("matter");
  if (still)
    return (
      <>
        {matters.map((m) => (
          <Chip key={m.id}>{tm("chip", { name: m.name ?? tm("erased") })}</Chip>
        ))}
        {others > 0 ? <Chip>{t("occasion.chip", { count: others })}</Chip> : null}
      </>
    );
  return (
    <>
      {matters.map((m) => (
        <a key={m.id} className="chip" href={paths.matter(m.id)}>
          <Marked>{tm("chip", { name: m.name ?? tm("erased") })}</Marked>
        </a>
      ))}
      {others > 0 ? (
        <a className="chip no-print" href={`${paths.concern(concernId)}#occasion`}>
          {t("occasion.chip", { count: others })}
        </a>
      ) : null}
    </>
  );
}
