import { useTranslation } from "react-i18next";
import { categories, priorities } from "~/domain/concern/rules";
import { longestWords } from "~/domain/thread/selection";
import { paths, type ThreadQuery } from "~/paths";
import { SelectField, TextField } from "./ui/field";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

export interface ShownFilter {
  filter: ThreadQuery;
  /** As they were typed; empty for none. */
  words: string;
  /** The filter in words. */
  said: string;
  forgotten: boolean;
  count: { selected: number; all: number; events: number; unsearched: number };
}

interface ThreadFilterProps extends ShownFilter {
  pupilId: string;
  authors: { id: string; name: string }[];
  on: boolean;
}

/** Too few to look for anything among. */
const fewest = 4;

/** One line above the thread: what it is filtered by, folded, and the way to paper. */
export function ThreadFilter(props: ThreadFilterProps) {
  const { pupilId, filter, on, forgotten, count } = props;
  const { t } = useTranslation("thread");
  if (count.all === 0) return null;
  return (
    <div className="thread-tools no-print">
      {count.all >= fewest || on ? (
        <details className="fold why" open={forgotten}>
          <summary>{t("filter.summary")}</summary>
          <FilterForm {...props} />
          <DateForm pupilId={pupilId} filter={filter} />
        </details>
      ) : null}
      <p className="thread-paper">
        <a href={paths.pupilPrint(pupilId, filter)}>{t("filter.paper")}</a>
      </p>
    </div>
  );
}

function FilterForm({ pupilId, filter, words, authors }: ThreadFilterProps) {
  const { t } = useTranslation("thread");
  const { t: tc } = useTranslation("concern");
  const { t: ts } = useTranslation("shell");
  return (
    <form method="post" action={paths.pupilFind(pupilId)} className="thread-filter">
      <TextField
        name="words"
        id="filter-words"
        label={t("filter.words")}
        help={t("filter.wordsHelp")}
        maxLength={longestWords}
        defaultValue={words}
        autoComplete="off"
        type="search"
      />
      <div className="thread-filter-choices">
        <SelectField
          name="priority"
          id="filter-priority"
          label={t("filter.priority")}
          defaultValue={filter.priority ?? ""}
        >
          <option value="">{t("filter.any")}</option>
          {priorities.map((p) => (
            <option key={p} value={p}>
              {ts(`priority.${p}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="category"
          id="filter-category"
          label={t("filter.category")}
          defaultValue={filter.category ?? ""}
        >
          <option value="">{t("filter.any")}</option>
          {categories.map((c) => (
            <option key={c} value={c}>
              {tc(`category.${c}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="author"
          id="filter-author"
          label={t("filter.author")}
          defaultValue={filter.author ?? ""}
        >
          <option value="">{t("filter.anybody")}</option>
          {authors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="row">
        <SubmitButton look="quiet">{t("filter.show")}</SubmitButton>
      </div>
    </form>
  );
}

function DateForm({ pupilId, filter }: { pupilId: string; filter: ThreadQuery }) {
  const { t } = useTranslation("thread");
  const kept = {
    priority: filter.priority,
    category: filter.category,
    author: filter.author,
    words: filter.words,
  };
  return (
    <form method="get" action={paths.pupil(pupilId)} className="row thread-date">
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <TextField name="date" id="thread-date" label={t("filter.date")} type="date" required />
      <SubmitButton look="quiet">{t("filter.jump")}</SubmitButton>
    </form>
  );
}

/** What is shown of how many, and the way back to the whole. */
export function FilterState({ pupilId, on, said, forgotten, count }: ThreadFilterProps) {
  const { t } = useTranslation("thread");
  return (
    <>
      {forgotten ? <Banner tone="note">{t("filter.forgotten")}</Banner> : null}
      {on ? (
        <p role="status" className="thread-state">
          <b>{t("filter.count", { count: count.selected, of: count.all })}</b>{" "}
          {count.events > 0 ? `${t("filter.events", { count: count.events })} ` : ""}
          {said}
          {count.unsearched > 0 ? `. ${t("filter.unsearched", { count: count.unsearched })}` : ""}
          <a href={paths.pupil(pupilId)} className="no-print thread-clear">
            {t("filter.clear")}
          </a>
        </p>
      ) : null}
    </>
  );
}
