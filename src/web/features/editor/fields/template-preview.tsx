import { memo, useDeferredValue, useMemo } from 'react';
import type { Json } from '#core/base/json.ts';
import { resolveJsonTemplate } from '#core/expression/resolve-json-template.ts';
import { resolveTemplate } from '#core/expression/resolve-template.ts';
import type { Template } from '#core/expression/template.ts';
import { jsonToFormula, toFormula } from '../formula/convert-template.ts';
import { useFormulaResult } from '../formula/use-formula-result.ts';
import { useVariableScope, type VariableScope } from '../variables/variable-scope.ts';
import classes from './template-input.module.css';

const MAX_LENGTH = 400;

type TemplatePreviewProps = { readonly value: Template; readonly kind: 'text' | 'json' };

/** What the field becomes with the sample values; nothing for a field without variables. */
export const TemplatePreview = memo(function TemplatePreview({ value, kind }: TemplatePreviewProps) {
  const scope = useVariableScope();
  const shown = useDeferredValue(value);
  const references = shown.flatMap((token) => ('ref' in token ? [token.ref] : []));
  if (shown.length > 1 && shown.some((token) => 'formula' in token))
    return <FormulaPreview value={shown} kind={kind} />;
  if (references.length === 0) return null;
  const described = references.map(scope.describe);
  if (described.some(({ problem }) => problem !== null)) return null;
  const unknown = described.find(({ sample, type }) => sample === undefined && type !== 'secret');
  const text = kind === 'json' ? previewJson(shown, scope) : previewText(resolveTemplate(shown, scope.samples));
  if (unknown !== undefined && references.length === 1 && shown.length === 1) {
    return <p className={classes['preview']}>No sample value yet.</p>;
  }
  return (
    <p className={classes['preview']}>
      <PreviewSign /> <span className={classes['previewValue']}>{text.slice(0, MAX_LENGTH)}</span>
      {unknown !== undefined && ` (no sample yet for ${unknown.text})`}
    </p>
  );
});

/** With formulas in it, the whole is evaluated as one: joined texts are what JSONata's `&` gives. */
function FormulaPreview({ value, kind }: TemplatePreviewProps) {
  const { samples } = useVariableScope();
  const formula = useMemo(() => (kind === 'json' ? jsonToFormula(value) : toFormula(value)), [value, kind]);
  const answer = useFormulaResult(formula, samples);
  if (answer === null) return null;
  if (answer.fault !== undefined) return <p className={classes['preview']}>A formula fails: {answer.fault.message}.</p>;
  return (
    <p className={classes['preview']}>
      <PreviewSign /> <span className={classes['previewValue']}>{previewText(answer.value).slice(0, MAX_LENGTH)}</span>
    </p>
  );
}

function PreviewSign() {
  return (
    <span className={classes['previewSign']} role="img" aria-label="With the sample values:">
      =
    </span>
  );
}

function previewText(value: Json | undefined): string {
  if (value === '') return 'empty text';
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function previewJson(value: Template, scope: VariableScope): string {
  const resolved = resolveJsonTemplate(value, scope.samples);
  return resolved.ok ? resolved.text : resolved.message;
}
