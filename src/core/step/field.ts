import type { Json } from '#core/base/json.ts';
import type { Template } from '#core/expression/template.ts';
import type { ConditionGroups } from '#core/expression/condition.ts';

type FieldBase = {
  readonly label: string;
  /** One whole sentence under the field. */
  readonly help?: string;
  readonly isRequired?: boolean;
  /** Shown (and checked) only while another choice field has one of these values. */
  readonly visibleWhen?: { readonly field: string; readonly in: readonly string[] };
};

/** Text with variables. Stored as a Template, resolved to any JSON value (a single reference keeps its type). */
export type TextField = FieldBase & {
  readonly kind: 'text';
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  /** An object or a list is hardly ever meant here. */
  readonly takes?: 'text';
};
/** JSON text with variables in it. Stored as a Template; resolved to JSON source text, each value escaped for its place. */
export type JsonField = FieldBase & { readonly kind: 'json'; readonly placeholder?: string };
/** A variable or a formula may stand in place of the value. Not for a choice that other fields hang on. */
type MayBeVariable = { readonly takesVariable?: true };
export type ChoiceField = FieldBase &
  MayBeVariable & {
    readonly kind: 'choice';
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly default: string;
  };
export type NumberField = FieldBase &
  MayBeVariable & {
    readonly kind: 'number';
    readonly minimum: number;
    readonly maximum: number;
    readonly unit?: string;
    readonly default: number;
  };
export type ToggleField = FieldBase & MayBeVariable & { readonly kind: 'toggle'; readonly default: boolean };
/** Ordered rows of name and value. Stored as TableRow[], resolved to [name, value][] in order. */
export type TableField = FieldBase & {
  readonly kind: 'table';
  readonly keyLabel: string;
  readonly valueLabel: string;
  /** Values that are not a text, such as an object, are hardly ever meant. */
  readonly takes?: 'text';
  /** Only one row of a name counts. Left out: rows may share a name. */
  readonly uniqueKeys?: 'exactly' | 'ignoring-case';
};
/** Source code, stored as a plain string: variables reach it as parameters only. */
export type CodeField = FieldBase & {
  readonly kind: 'code';
  readonly language: 'javascript';
  readonly default: string;
};
/** Named cases, each with conditions and a branch of its own. Stored as SwitchCase[]. */
export type CasesField = FieldBase & { readonly kind: 'cases' };
/** OR of ANDs. Stored as ConditionGroups. */
export type ConditionsField = FieldBase & {
  readonly kind: 'conditions';
  /** False: they are judged where no formula runs. */
  readonly takesFormulas?: false;
};
/** Named values that whoever calls is expected to send. Stored as Declaration[]. */
export type DeclarationsField = FieldBase & { readonly kind: 'declarations'; readonly keyLabel: string };
/** JSON source text of an example; its fields become variables. Stored as a plain string, '' for none. */
export type SampleField = FieldBase & { readonly kind: 'sample' };
/** One line of text without variables. Stored as a plain string. */
export type PlainField = FieldBase & {
  readonly kind: 'plain';
  readonly placeholder?: string;
  readonly input?: 'time' | 'datetime-local';
};
/** Days of the week from Monday, 1, to Sunday, 7. */
export type WeekdaysField = FieldBase & { readonly kind: 'weekdays' };
/** The name of an IANA time zone. Stored as a plain string. */
export type TimeZoneField = FieldBase & { readonly kind: 'time-zone'; readonly default: string };
/** The id of one of the project's App Events. */
export type AppEventField = FieldBase & { readonly kind: 'app-event' };
/** The id of one of the project's API resources. */
export type ResourceField = FieldBase & { readonly kind: 'resource' };

export type Field =
  | TextField
  | JsonField
  | ChoiceField
  | NumberField
  | ToggleField
  | TableField
  | CodeField
  | ConditionsField
  | CasesField
  | DeclarationsField
  | SampleField
  | PlainField
  | WeekdaysField
  | TimeZoneField
  | AppEventField
  | ResourceField;

export type Fields = { readonly [key: string]: Field };

export type TableRow = { readonly id: string; readonly key: string; readonly value: Template };

/** The id is also that of the branch. An empty label is shown as "Case 2". */
export type SwitchCase = { readonly id: string; readonly label: string; readonly conditions: ConditionGroups };

export const DECLARED_TYPES = ['any', 'text', 'number', 'boolean', 'object', 'list'] as const;
/** One expected value. The example is text, as it stands in a query or a header. */
export type Declaration = {
  readonly id: string;
  readonly name: string;
  readonly type: (typeof DECLARED_TYPES)[number];
  readonly isRequired: boolean;
  readonly example: string;
};

/** What a field of each kind stores in a document's config. An absent key means the default (or empty). */
export type StoredValues = {
  text: Template;
  json: Template;
  choice: string;
  number: number;
  toggle: boolean;
  table: readonly TableRow[];
  code: string;
  conditions: ConditionGroups;
  cases: readonly SwitchCase[];
  declarations: readonly Declaration[];
  sample: string;
  plain: string;
  weekdays: readonly number[];
  'time-zone': string;
  'app-event': string;
  resource: string;
};

/** What an executor gets for a field of each kind after its variables are resolved. */
export type ResolvedValues = {
  text: Json;
  json: string;
  choice: string;
  number: number;
  toggle: boolean;
  table: readonly (readonly [key: string, value: Json])[];
  code: string;
  conditions: readonly (readonly ResolvedCondition[])[];
  cases: readonly {
    readonly id: string;
    readonly label: string;
    readonly conditions: readonly (readonly ResolvedCondition[])[];
  }[];
  declarations: readonly Declaration[];
  sample: string;
  plain: string;
  weekdays: readonly number[];
  'time-zone': string;
  'app-event': string;
  resource: string;
};
/** A missing value is `undefined` and tells itself from null. */
export type ResolvedCondition = {
  readonly operator: string;
  readonly left: Json | undefined;
  readonly right: Json | undefined;
};

type StoredOf<F extends Field> = F extends { readonly takesVariable: true }
  ? StoredValues[F['kind']] | Template
  : StoredValues[F['kind']];
export type StoredConfig<F extends Fields> = { readonly [Key in keyof F]?: StoredOf<F[Key]> };
export type ResolvedConfig<F extends Fields> = { readonly [Key in keyof F]: ResolvedValues[F[Key]['kind']] };
