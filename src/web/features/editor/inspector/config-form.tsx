import { useMemo } from 'react';
import type { Fields } from '#core/step/field.ts';
import { readStoredValue } from '#core/step/stored-value.ts';
import { isFieldVisible } from '#core/step/visible-fields.ts';
import type { Config } from '#core/workflow/document.ts';
import { useEditorState } from '../store/editor-context.ts';
import { ConfigField } from './config-field.tsx';
import { getConfig } from './get-config.ts';
import classes from './inspector.module.css';

type ConfigFormProps = { readonly owner: string; readonly fields: Fields };

const EMPTY: Config = {};

/** The form of a step or a trigger, made from the fields of its definition; hidden fields keep their values. */
export function ConfigForm({ owner, fields }: ConfigFormProps) {
  // Two short texts instead of the config: typing changes neither.
  const visible = useEditorState(({ document }) => listVisible(fields, getConfig(document, owner) ?? EMPTY));
  const codeNames = useEditorState(({ document }) => listCodeNames(fields, getConfig(document, owner) ?? EMPTY));
  const names = useMemo(() => (codeNames === '' ? [] : codeNames.split('\n')), [codeNames]);
  return (
    <div className={classes['form']}>
      {visible.split('\n').map((name) => {
        const field = fields[name];
        return field === undefined ? null : (
          <ConfigField key={name} owner={owner} name={name} field={field} codeNames={names} fields={fields} />
        );
      })}
    </div>
  );
}

function listVisible(fields: Fields, config: Config): string {
  return Object.keys(fields)
    .filter((name) => isFieldVisible(fields, name, config))
    .join('\n');
}

/** The rows of the tables beside a code field, as the code reads them: "parameters.email". */
function listCodeNames(fields: Fields, config: Config): string {
  const entries = Object.entries(fields);
  if (!entries.some(([, { kind }]) => kind === 'code')) return '';
  return entries
    .filter(([, { kind }]) => kind === 'table')
    .flatMap(([name]) => (readStoredValue('table', config, name) ?? []).map(({ key }) => [name, key] as const))
    .filter(([, key]) => key !== '')
    .map(([name, key]) => (/^[A-Za-z_$][\w$]*$/.test(key) ? `${name}.${key}` : `${name}[${JSON.stringify(key)}]`))
    .join('\n');
}
