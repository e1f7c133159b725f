import { memo, useDeferredValue } from 'react';
import type { Json } from '#core/base/json.ts';
import { resolveJsonTemplate } from '#core/expression/resolve-json-template.ts';
import { resolveTemplate } from '#core/expression/resolve-template.ts';
import type { Template } from '#core/expression/template.ts';
import { useVariableScope, type VariableScope } from '../variables/variable-scope.ts';
import classes from './template-input.module.css';

const MAX_LENGTH = 400;

type TemplatePreviewProps = { readonly value: Template; readonly kind: 'text' | 'json' };

/** What the field becomes with the sample values; nothing for a field without variables. */
export const TemplatePreview = memo(function TemplatePreview({ value, kind }: TemplatePreviewProps) {
  const scope = useVariableScope();
  const shown = useDeferredValue(value);
  const references = shown.flatMap((token) => ('ref' in token ? [token.ref] : []));
  if (references.length === 0 || shown.some((token) => 'formula' in token)) return null;
  const described = references.map(scope.describe);
  if (described.some(({ problem }) => problem !== null)) return null;
  const unknown = described.find(({ sample, type }) => sample === undefined && type !== 'secret');
  const text = kind === 'json' ? previewJson(shown, scope) : previewText(resolveTemplate(shown, scope.samples));
  if (unknown !== undefined && references.length === 1 && shown.length === 1) {
    return <p className={classes['preview']}>No sample value yet.</p>;
  }
  return (
    <p className={classes['preview']}>
      <span className={classes['previewSign']} role="img" aria-label="With the sample values:">
        =
      </span>{' '}
      <span className={classes['previewValue']}>{text.slice(0, MAX_LENGTH)}</span>
      {unknown !== undefined && ` (no sample yet for ${unknown.text})`}
    </p>
  );
});

function previewText(value: Json | undefined): string {
  if (value === '') return 'empty text';
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function previewJson(value: Template, scope: VariableScope): string {
  const resolved = resolveJsonTemplate(value, scope.samples);
  return resolved.ok ? resolved.text : resolved.message;
}
