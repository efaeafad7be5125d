import { useTranslation } from "react-i18next";
import type { LinkEnd, LinkKind, ToldLink } from "~/domain/concern/link-kinds";
import { linkKinds } from "~/domain/concern/link-kinds";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { SelectField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

/** What a linked entry is called, and where it stands: in this page, or on another part of the thread. */
export type LinkWords = (id: string) => { date: string; href: string } | null;

interface ThreadLinksProps {
  links: readonly ToldLink[];
  linked: LinkWords;
}

/** Under a note on the thread: what it belongs with, told from its own end. */
export function ThreadLinks({ links, linked }: ThreadLinksProps) {
  const { t } = useTranslation("links");
  return links.map(({ otherId, kind, end }) => {
    const other = linked(otherId);
    return other ? (
      <p key={otherId} className="soft">
        <a href={other.href}>{t(`told.${kind}.${end}`, { date: other.date })}</a>
      </p>
    ) : null;
  });
}

export interface EntryLinksProps {
  links: readonly {
    id: string;
    otherId: string;
    kind: LinkKind;
    end: LinkEnd;
    occurredAt: string;
    authorName: string;
    removable: boolean;
  }[];
  /** Null for whoever may not tie it to another. */
  linkable: readonly { id: string; occurredAt: string; category: string; authorName: string }[] | null;
  /** What it is followed as part of. */
  matters: readonly { id: string; name: string | null }[];
  /** Where a matter is opened with it; none for whoever may not. */
  newMatter: string | null;
  refused?: { errors: FieldErrors; values: Record<string, string> };
}

/** On a note's own page: its links, each with its kind in words, and one step further in a new one. */
export function EntryLinks({ links, linkable, matters, newMatter, refused }: EntryLinksProps) {
  const { t } = useTranslation("links");
  const { t: tm } = useTranslation("matter");
  const offered = linkable ?? [];
  if (links.length === 0 && matters.length === 0 && !newMatter) return null;
  return (
    <section className="card entry-links" aria-labelledby="links">
      <h2 id="links">{t("entry.title")}</h2>
      {links.length + matters.length === 0 ? <p className="soft">{t("entry.none")}</p> : null}
      {matters.map((m) => (
        <p key={m.id}>
          {tm("part")} <a href={paths.matter(m.id)}>{m.name ?? tm("erased")}</a>
        </p>
      ))}
      <ul className="plain">
        {links.map((link) => (
          <li key={link.id} className="row row-apart">
            <span>
              <a href={paths.concern(link.otherId)}>
                {t(`told.${link.kind}.${link.end}`, { date: link.occurredAt })}
              </a>
              , <span className="soft">{t("entry.by", { name: link.authorName })}</span>
            </span>
            {link.removable ? (
              <form method="post" className="no-print">
                <input type="hidden" name="linkId" value={link.id} />
                <button className="textbutton" type="submit" name="do" value="unlink">
                  {t("entry.remove")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {newMatter ? (
        <p className="no-print mt-2">
          <a href={newMatter}>{tm("follow")}</a>
        </p>
      ) : null}
      {offered.length > 0 ? <NewLink linkable={offered} refused={refused} /> : null}
    </section>
  );
}

function NewLink({
  linkable,
  refused,
}: { linkable: NonNullable<EntryLinksProps["linkable"]> } & Pick<EntryLinksProps, "refused">) {
  const { t } = useTranslation("links");
  const { t: tc } = useTranslation("concern");
  const { errors = {}, values = {} } = refused ?? {};
  const open = errors.otherId !== undefined || errors.linkKind !== undefined;
  return (
    <details className="fold no-print" open={open || undefined}>
      <summary>{t("entry.add")}</summary>
      <form method="post" className="stack">
        <SelectField
          name="otherId"
          label={t("entry.which")}
          error={errors.otherId}
          defaultValue={values.otherId}
          required
        >
          <option value="">{t("entry.choose")}</option>
          {linkable.map((e) => (
            <option key={e.id} value={e.id}>
              {`${e.occurredAt} · ${tc(`category.${e.category}`)} · ${e.authorName}`}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="linkKind"
          label={t("entry.kind")}
          error={errors.linkKind}
          defaultValue={values.linkKind}
        >
          {linkKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`entry.kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <div>
          <SubmitButton look="quiet" name="do" value="link">
            {t("entry.save")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
