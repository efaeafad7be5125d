import type { ReactNode } from "react";

interface PageTitleProps {
  title: ReactNode;
  /** A small line above: what kind of page, which reference. */
  over?: ReactNode;
  /** A soft line below. */
  under?: ReactNode;
  /** Buttons to the right. */
  children?: ReactNode;
}

export function PageTitle({ title, over, under, children }: PageTitleProps) {
  return (
    <div className="page-title">
      <div>
        {over ? <p className="soft over">{over}</p> : null}
        <h1>{title}</h1>
        {under ? <p className="soft mt-1">{under}</p> : null}
      </div>
      {children ? <div className="row">{children}</div> : null}
    </div>
  );
}

interface CardProps {
  title?: ReactNode;
  /** The heading's level: 2 where it stands on the page, 3 where it stands under a heading. */
  level?: 2 | 3;
  id?: string;
  children: ReactNode;
}

export function Card({ title, level = 2, id, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="card" id={id}>
      {title ? <Heading>{title}</Heading> : null}
      {children}
    </section>
  );
}

interface BannerProps {
  /** notice: the thread's red, asks for thought. note: information. done: it worked. */
  tone?: "notice" | "note" | "done";
  title?: ReactNode;
  children?: ReactNode;
}

const tones = { notice: "banner", note: "banner banner-note", done: "banner banner-done" };

/** `done` is announced when it appears; the others are read where they stand. */
export function Banner({ tone = "notice", title, children }: BannerProps) {
  return (
    <div className={tones[tone]} role={tone === "done" ? "status" : undefined}>
      {title ? <b>{title}</b> : null} {children}
    </div>
  );
}

interface EmptyStateProps {
  title: ReactNode;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  /** Buttons or links that do it. */
  actions?: ReactNode;
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}

export function Chip({ children }: { children: ReactNode }) {
  return <span className="chip">{children}</span>;
}

interface BigNumberProps {
  value: ReactNode;
  label: ReactNode;
  under?: ReactNode;
}

export function BigNumber({ value, label, under }: BigNumberProps) {
  return (
    <div>
      <div className="big">{value}</div>
      <div>{label}</div>
      {under ? <div className="soft">{under}</div> : null}
    </div>
  );
}

interface StepProps {
  href: string;
  title: ReactNode;
  state?: ReactNode;
  owed?: boolean;
  here?: boolean;
}

/** One part of a long form, in a `<nav className="steps">`. */
export function Step({ href, title, state, owed = false, here = false }: StepProps) {
  return (
    <a className="step" href={href} aria-current={here ? "step" : undefined}>
      {title}
      {state ? <span className={owed ? "state state-owed" : "state"}>{state}</span> : null}
    </a>
  );
}
