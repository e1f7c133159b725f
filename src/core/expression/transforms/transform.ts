import type { Json } from '../../base/json.ts';

/**
 * A ready-made change of a value, as JSONata in which `$value` stands for what is changed. The example is true: a test
 * evaluates it.
 */
export type Transform = {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  readonly expression: string;
  readonly example: { readonly value: Json; readonly result: Json };
};
