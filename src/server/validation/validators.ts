import { Ajv2020, type AnySchema, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { formats } from './formats.ts';

/** Values up to this size are searched for every mistake; in larger ones the first is named, which costs no more than it helps. */
const MOST_NODES = 2_000;

/** Bodies are taken at their word; query and path arrive as text and are converted to what the schema says. */
export function installValidators(app: FastifyInstance, sharedSchemas: readonly AnySchema[]): void {
  const body = createValidators({}, sharedSchemas);
  const text = createValidators({ coerceTypes: true }, sharedSchemas);
  app.setValidatorCompiler<AnySchema>(({ schema, httpPart }) => (httpPart === 'body' ? body : text)(schema));
}

function createValidators(
  options: Options,
  sharedSchemas: readonly AnySchema[],
): (schema: AnySchema) => ValidateFunction {
  const create = (allErrors: boolean): Ajv2020 =>
    new Ajv2020({ ...options, allErrors, formats, schemas: [...sharedSchemas], allowUnionTypes: true });
  const quick = create(false);
  const thorough = create(true);
  return (schema) => combine(quick.compile(schema), () => thorough.compile(schema));
}

function combine(isValid: ValidateFunction, compileThorough: () => ValidateFunction): ValidateFunction {
  let thorough: ValidateFunction | undefined;
  const validate = (data: unknown): boolean => {
    if (isValid(data)) return true;
    validate.errors = isValid.errors;
    if (countNodes(data, MOST_NODES) < MOST_NODES) {
      thorough ??= compileThorough();
      thorough(data);
      validate.errors = thorough.errors;
    }
    return false;
  };
  validate.errors = null as ValidateFunction['errors'];
  // Fastify calls the function and reads its errors; nothing else of Ajv's type is used.
  return validate as unknown as ValidateFunction;
}

function countNodes(value: unknown, limit: number): number {
  let count = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && count < limit) {
    const next = waiting.pop();
    count += 1;
    if (typeof next !== 'object' || next === null) continue;
    const children: unknown[] = Object.values(next);
    if (children.length > limit) return limit;
    waiting.push(...children);
  }
  return count;
}
