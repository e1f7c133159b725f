import { utf8Length } from '#core/base/utf8-length.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import { defineExecutor, type StepOutcome } from '#engine/ports/step-executor.ts';
import type { StoreOperation, StoreScope } from '#engine/ports/value-store.ts';
import { MAX_KEY_LENGTH, MAX_VALUE_BYTES, storeStep } from './definition.ts';

type Config = ResolvedConfig<typeof storeStep.fields>;

export const storeExecutor = defineExecutor({
  definition: storeStep,
  execute: async (config, { store }) => {
    const key = toText(config.key).trim();
    if (key.length > MAX_KEY_LENGTH) return fail('key', `The key has more than ${MAX_KEY_LENGTH} characters.`);
    if (key.includes('\0')) return fail('key', 'The key has a character that cannot be stored.');
    const operation = toOperation(config);
    if (typeof operation === 'string') return fail(config.operation === 'set' ? 'value' : 'by', operation);
    const result = await store({ scope: toScope(config.scope), key, operation });
    if (result.ok) return { kind: 'completed', output: { value: result.value, existed: result.existed } };
    const found = JSON.stringify(result.found).slice(0, 60);
    return fail('key', `The value of "${key}" is no number that can be counted with: it is ${found}.`);
  },
});

/** A text says what is wrong. */
function toOperation({ operation, value, by }: Config): StoreOperation | string {
  switch (operation) {
    case 'set':
      return utf8Length(JSON.stringify(value)) > MAX_VALUE_BYTES
        ? `The value is larger than ${MAX_VALUE_BYTES / 1024} KiB, and no more is kept.`
        : { kind: 'set', value };
    case 'increment': {
      const text = toText(by).trim();
      const amount = text === '' ? 1 : Number(text);
      return Number.isFinite(amount) ? { kind: 'increment', by: amount } : `"${text}" is no number to count by.`;
    }
    case 'delete':
      return { kind: 'delete' };
    default:
      return { kind: 'get' };
  }
}

function toScope(scope: string): StoreScope {
  return scope === 'workflow' || scope === 'project' ? scope : 'user';
}

function fail(field: string, message: string): StepOutcome {
  return { kind: 'failed', error: { code: 'invalid_field', message, details: { field } }, isRetryable: false };
}
