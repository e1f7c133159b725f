import { useMemo } from 'react';
import { isEach, toItemPath } from '#core/expression/reference-path.ts';
import type { Reference, Template } from '#core/expression/template.ts';
import { findSchemaAt } from '#core/schema/schema-at-path.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import type { Fields, TableRow } from '#core/step/field.ts';
import { readStoredValue } from '#core/step/stored-value.ts';
import type { KnownValue } from '../../../ui/monaco/known-values.ts';
import { useEditorState } from '../store/editor-context.ts';
import { getSourceKey, type VariableSource } from '../variables/variable-source.ts';
import { useVariableScope } from '../variables/variable-scope.ts';
import { getConfig } from './get-config.ts';

const NONE: readonly KnownValue[] = [];

/** What the code of a step can use: the tables beside it, each row with the type of its value. */
export function useKnownValues(owner: string, fields: Fields): readonly KnownValue[] {
  const config = useEditorState(({ document }) => getConfig(document, owner));
  const { sources } = useVariableScope();
  return useMemo(() => {
    if (config === undefined) return NONE;
    return Object.entries(fields)
      .filter(([, { kind }]) => kind === 'table')
      .map(([name]) => ({ name, schema: describeRows(readStoredValue('table', config, name) ?? [], sources) }));
  }, [config, fields, sources]);
}

function describeRows(rows: readonly TableRow[], sources: readonly VariableSource[]): JsonSchema {
  const named = rows.filter(({ key }) => key.trim() !== '');
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(({ key, value }) => [key.trim(), describeValue(value, sources)])),
    required: named.map(({ key }) => key.trim()),
  };
}

/** A single variable keeps its type, a single formula gives anything, and all else is a text. */
function describeValue(value: Template, sources: readonly VariableSource[]): JsonSchema {
  const [token, ...rest] = value;
  if (token === undefined || rest.length > 0 || 'text' in token) return { type: 'string' };
  return 'ref' in token ? describeReference(token.ref, sources) : {};
}

function describeReference(reference: Reference, sources: readonly VariableSource[]): JsonSchema {
  if (reference.source === 'secret') return { type: 'string' };
  const source = sources.find(({ key }) => key === getSourceKey(reference));
  if (source?.kind !== 'value') return {};
  const schema = findSchemaAt(source.schema, toItemPath(reference.path)) ?? {};
  return reference.path.some(isEach) ? { type: 'array', items: schema } : schema;
}
