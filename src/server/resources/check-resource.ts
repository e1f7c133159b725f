import { listFormulas } from '#core/expression/formula/list-formulas.ts';
import { listReferences } from '#core/expression/list-references.ts';
import { defineTrigger, type TriggerDefinition } from '#core/step/definition.ts';
import type { Fields } from '#core/step/field.ts';
import { isFieldVisible } from '#core/step/visible-fields.ts';
import { checkByDefinition } from '#core/validation/rules/definition-check.ts';
import { checkFieldValues } from '#core/validation/rules/field-values.ts';
import { checkRequiredFields } from '#core/validation/rules/required-fields.ts';
import { createSubject } from '#core/validation/subject.ts';
import type { Config } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { resourceApiFields, resourceCallFields } from '#steps/api-resource/resource-fields.ts';
import { checkVerification } from '#steps/webhook/verification-fields.ts';
import { AppError } from '../app-error.ts';

type Mistake = { readonly field: string; readonly message: string };

// Shaped as triggers are, so that the rules of workflows check them.
const api = defineTrigger({
  type: 'resource-api',
  name: 'API',
  description: '',
  icon: 'server',
  fields: resourceApiFields,
  summarise: () => [],
  check: ({ baseUrl = '' }) => {
    const message = describeBaseUrl(baseUrl.trim());
    return message === null ? [] : [{ field: 'baseUrl', message, severity: 'error' }];
  },
});
const calls = defineTrigger({
  type: 'resource-calls',
  name: 'Calls',
  description: '',
  icon: 'server',
  fields: resourceCallFields,
  summarise: () => [],
  check: checkVerification,
});

/** Throws 400 with everything that is wrong, each with the name of its field ("api.baseUrl"). */
export function checkResource(
  resource: { readonly api: Config; readonly calls: Config },
  secretIds: ReadonlySet<string>,
): void {
  const fields = [
    ...listMistakes('api', api, resource.api, secretIds),
    ...listMistakes('calls', calls, resource.calls, secretIds),
  ];
  const [first] = fields;
  if (first !== undefined) throw new AppError('invalid_request', first.message, { details: { fields } });
}

function listMistakes(
  part: string,
  definition: TriggerDefinition | typeof api | typeof calls,
  config: Config,
  secretIds: ReadonlySet<string>,
): readonly Mistake[] {
  const fields: Fields = definition.fields;
  const unknown = Object.keys(config).filter((key) => !Object.hasOwn(fields, key));
  // The definition is used with its own fields only.
  const subject = createSubject(null, config, definition as TriggerDefinition);
  const context = { catalog, appEvents: [], secretIds, testOutputs: {} };
  const ruled = [checkRequiredFields, checkFieldValues, checkByDefinition].flatMap((rule) => rule(subject, context));
  return [
    ...unknown.map((field) => ({ field, message: `"${field}" is no field of an API resource.` })),
    ...ruled.map(({ field, message }) => ({ field: field ?? '', message })),
    ...listForeignVariables(fields, config, secretIds),
  ].map(({ field, message }) => ({ field: `${part}.${field}`, message }));
}

function listForeignVariables(fields: Fields, config: Config, secretIds: ReadonlySet<string>): readonly Mistake[] {
  const formulas = listFormulas(fields, config).map(({ field, label }) => ({
    field,
    message: `The field "${label}" may hold project secrets, and no formulas.`,
  }));
  const references = listReferences(fields, config).flatMap(({ field, ref }) => {
    if (!isFieldVisible(fields, field, config)) return [];
    const label = fields[field]?.label ?? field;
    if (ref.source !== 'secret') {
      return [{ field, message: `The field "${label}" may hold project secrets, and no other variables.` }];
    }
    return secretIds.has(String(ref.path[0])) ? [] : [{ field, message: `The secret in "${label}" does not exist.` }];
  });
  return [...formulas, ...references];
}

function describeBaseUrl(text: string): string | null {
  if (text === '') return null;
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return 'The base URL must start with "https://" or "http://", and name a host.';
  }
  if (url.username !== '' || url.password !== '') return 'Choose an authentication instead of a name in the base URL.';
  return url.search === '' && url.hash === '' ? null : 'The base URL ends with a path: nothing may follow it.';
}
