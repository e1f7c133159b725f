import type { FieldDifference } from '#core/workflow/diff-fields.ts';
import type { ShownValue } from '#core/workflow/shown-value.ts';
import { diffText } from './diff-text.ts';
import classes from './field-differences.module.css';

/** Each changed field: what it was, and what it is now. */
export function FieldDifferences({ differences }: { readonly differences: readonly FieldDifference[] }) {
  return (
    <dl className={classes['fields']}>
      {differences.map((difference) => (
        <div key={difference.label}>
          <dt className={classes['label']}>{difference.label}</dt>
          <dd className={classes['values']}>
            <Values {...difference} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ before, after }: FieldDifference) {
  if (before.kind === 'lines' && after.kind === 'lines') return <Lines before={before.text} after={after.text} />;
  return (
    <>
      <Value value={before} word="Before" />
      <Value value={after} word="After" />
    </>
  );
}

function Value({ value, word }: { readonly value: ShownValue; readonly word: 'Before' | 'After' }) {
  const parts = value.kind === 'line' ? value.parts : [{ text: value.text, isReference: false }];
  // Like an empty text, which has no lines either.
  if (parts.length === 0) return null;
  return (
    <div className={classes['line']} data-kind={word === 'Before' ? 'removed' : 'added'}>
      <span className={classes['spoken']}>{word}: </span>
      {parts.map(({ text, isReference }, index) => (
        // Parts have no identity of their own, and never change while they are shown.
        <span key={index} className={isReference ? classes['pill'] : undefined}>
          {text}
        </span>
      ))}
    </div>
  );
}

const SPOKEN = { added: 'Added: ', removed: 'Removed: ', same: '', skipped: '' } as const;

function Lines({ before, after }: { readonly before: string; readonly after: string }) {
  return diffText(before, after).map(({ kind, text }, index) => (
    <div key={index} className={classes['line']} data-code data-kind={kind}>
      <span className={classes['spoken']}>{SPOKEN[kind]}</span>
      {text}
    </div>
  ));
}
