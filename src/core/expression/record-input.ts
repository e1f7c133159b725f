import type { Json, JsonObject } from '../base/json.ts';
import type { Field, Fields, ResolvedConfig, ResolvedValues } from '../step/field.ts';
import type { Config } from '../workflow/document.ts';
import { listReferences } from './list-references.ts';
import type { Formula } from './template.ts';
import { SECRET_MASK } from './mask-secrets.ts';
import { resolveConfig } from './resolve-config.ts';
import type { Scope } from './scope.ts';

/**
 * Gives the resolved fields as a step run records them. Values that come from secrets, of any length, are masked by
 * resolving again without them; pass the result through `createSecretMask` to catch secrets that came another way.
 */
export function recordInput<F extends Fields>(
  fields: F,
  config: Config,
  scope: Scope,
  resolved: ResolvedConfig<F>,
): JsonObject {
  const usesSecrets = listReferences(fields, config).some(({ ref }) => ref.source === 'secret');
  if (!usesSecrets) return toJson(fields, resolved);
  const secrets = new Map([...scope.secrets.keys()].map((id) => [id, SECRET_MASK]));
  const formulas = maskFormulas(scope.formulas ?? new Map());
  const masked = resolveConfig(fields, config, { ...scope, secrets, formulas });
  return masked.ok ? toJson(fields, masked.config) : {};
}

/** What a formula made of a secret may still tell it, in any spelling. */
function maskFormulas(formulas: ReadonlyMap<Formula, Json | undefined>): ReadonlyMap<Formula, Json | undefined> {
  const usesSecret = ({ slots }: Formula) => Object.values(slots).some(({ source }) => source === 'secret');
  return new Map([...formulas].map(([formula, value]) => [formula, usesSecret(formula) ? SECRET_MASK : value]));
}

function toJson<F extends Fields>(fields: F, resolved: ResolvedConfig<F>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const value: ResolvedValues[Field['kind']] | undefined = resolved[key];
      return [key, toRecorded(field.kind, value)];
    }),
  );
}

/** Only conditions resolve to something that is not JSON: sides that are undefined. */
function toRecorded(kind: Field['kind'], value: ResolvedValues[Field['kind']] | undefined): Json {
  if (kind === 'conditions') return toRecordedConditions(value as ResolvedValues['conditions']);
  if (kind !== 'cases') return value as Json;
  return (value as ResolvedValues['cases']).map((one) => ({
    ...one,
    conditions: toRecordedConditions(one.conditions),
  }));
}

function toRecordedConditions(groups: ResolvedValues['conditions']): Json {
  return groups.map((group) =>
    group.map(({ operator, left, right }) => ({
      operator,
      ...(left === undefined ? {} : { left }),
      ...(right === undefined ? {} : { right }),
    })),
  );
}
