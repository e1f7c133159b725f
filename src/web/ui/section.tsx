import type { ReactNode } from 'react';
import classes from './section.module.css';

type SectionProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** For content without margins of its own; tables have theirs. */
  readonly isPadded?: boolean;
  /** The title is a name only, where the content shows it itself. */
  readonly isTitleHidden?: boolean;
};

/** One part of a page, under a heading. */
export function Section({ title, children, isPadded = false, isTitleHidden = false }: SectionProps) {
  return (
    <section className={classes['section']} data-padded={isPadded || undefined} aria-label={title}>
      {isTitleHidden ? null : <h2 className={classes['title']}>{title}</h2>}
      {children}
    </section>
  );
}
