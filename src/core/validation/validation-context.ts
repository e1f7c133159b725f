import type { Json } from '../base/json.ts';
import type { ParsedFormula } from '../expression/formula/parse-formula.ts';
import type { FieldPresence } from '../schema/field-presence.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { Catalog } from '../step/catalog.ts';

export type KnownAppEvent = {
  readonly id: string;
  readonly name: string;
  readonly schema: JsonSchema;
  /** What its last events had, where that has been looked at. */
  readonly presence?: FieldPresence | undefined;
};

/** What the checks must know of the project around the document. */
export type ValidationContext = {
  readonly catalog: Catalog;
  readonly appEvents: readonly KnownAppEvent[];
  readonly secretIds: ReadonlySet<string>;
  /** Left out while nobody knows them: fields that name one then pass. */
  readonly resourceIds?: ReadonlySet<string>;
  /** Null while the parser is not there yet, and left out where nobody asks: formulas then pass unread. */
  readonly parseFormula?: (source: string) => ParsedFormula | null;
  /** The output of each step's last test, by step id. Without one only the declared output of its type is known. */
  readonly testOutputs: { readonly [stepId: string]: Json };
};
