import { useTranslation } from "react-i18next";
import { markWords } from "~/domain/body-map/mark-words";
import type { BodyMark } from "~/domain/body-map/marks";
import { type View, views } from "~/domain/body-map/parts";
import { bodyBox, bodyShapes, pelvis } from "./body-shapes";
import { Marked } from "./searched-words";

interface BodyFiguresProps {
  /** The parts that are marked, in the order of the list: the number stands on the part. */
  marked: readonly string[];
  onPick?: (part: string) => void;
}

/** The child from the front and from behind. The list beside it says the same: to a screen reader it is that list. */
export function BodyFigures({ marked, onPick }: BodyFiguresProps) {
  const { t } = useTranslation("body-map");
  return (
    <div className="body-figures">
      {views.map((view) => (
        <figure key={view}>
          <Figure
            view={view}
            marked={marked}
            onPick={onPick}
            label={t("picture", { view: t(view).toLocaleLowerCase() })}
          />
          <figcaption className="soft">{t(view)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Figure({ view, marked, onPick, label }: BodyFiguresProps & { view: View; label: string }) {
  return (
    <svg className={onPick ? "body body-open" : "body"} viewBox={bodyBox} role="img" aria-label={label}>
      <path className="body-part body-still" d={pelvis} />
      {bodyShapes[view].map(({ part, path }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard and by ear the list does the same
        <path
          key={part}
          className={marked.includes(part) ? "body-part body-marked" : "body-part"}
          d={path}
          onClick={onPick ? () => onPick(part) : undefined}
        />
      ))}
      {bodyShapes[view].map(({ part, at: [x, y] }) => {
        const numbers = marked.flatMap((m, i) => (m === part ? [i + 1] : []));
        return numbers.length > 0 ? (
          <text key={part} className="body-number" x={x} y={y}>
            {numbers.join(",")}
          </text>
        ) : null;
      })}
    </svg>
  );
}

/** What was marked: the picture, and the same in words. */
export function BodyMapShown({ marks }: { marks: readonly BodyMark[] }) {
  const { t } = useTranslation("body-map");
  if (marks.length === 0) return null;
  return (
    <section className="body-shown" aria-label={t("shown")}>
      <BodyFigures marked={marks.map((m) => m.part)} />
      <BodyMarkList marks={marks} />
    </section>
  );
}

/** The marks in words alone, numbered as on the picture. */
export function BodyMarkList({ marks }: { marks: readonly BodyMark[] }) {
  const { t } = useTranslation("body-map");
  if (marks.length === 0) return null;
  return (
    <ol className="body-list">
      {marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number is the mark's own
        <li key={at}>
          <Marked>{markWords(t, mark)}</Marked>
        </li>
      ))}
    </ol>
  );
}
