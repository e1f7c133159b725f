import { useMemo } from 'react';
import classes from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';
import { highlightCode, type CodeLanguage } from './highlight-code.ts';

type CodeBlockProps = {
  readonly code: string;
  readonly language?: CodeLanguage;
  /** Whether to offer copying. */
  readonly copy?: boolean;
  readonly label?: string;
  readonly maxHeight?: number;
};

export function CodeBlock({ code, language = 'text', copy = true, label = 'Code', maxHeight = 420 }: CodeBlockProps) {
  const tokens = useMemo(() => highlightCode(code, language), [code, language]);
  return (
    <div className={classes['block']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keyboard. */}
      <pre className={classes['code']} style={{ maxHeight }} tabIndex={0} role="region" aria-label={label}>
        <code>
          {tokens.map((token, index) =>
            token.kind === 'plain' ? (
              token.text
            ) : (
              // The tokens of a text never move, so their place is their identity.
              <span key={index} data-kind={token.kind}>
                {token.text}
              </span>
            ),
          )}
        </code>
      </pre>
      {copy ? (
        <div className={classes['copy']}>
          <CopyButton text={code} label={`Copy: ${label}`} />
        </div>
      ) : null}
    </div>
  );
}
