import type { Field, Fields } from '../../step/field.ts';
import { isFieldVisible } from '../../step/visible-fields.ts';
import type { Config } from '../../workflow/document.ts';
import { listTemplates } from '../list-templates.ts';
import type { Formula } from '../template.ts';

export type FoundFormula = { readonly field: string; readonly label: string; readonly formula: Formula };

/** Lists the formulas that resolving a config needs, which are those in visible fields. */
export function listFormulas(fields: Fields, config: Config): readonly FoundFormula[] {
  return Object.entries(fields)
    .filter(([key]) => isFieldVisible(fields, key, config))
    .flatMap(([key, field]) => listFieldFormulas(key, field, config));
}

/** Lists the formulas in one field. */
export function listFieldFormulas(key: string, field: Field, config: Config): readonly FoundFormula[] {
  return listTemplates(key, field, config).flatMap(({ template }) =>
    template.flatMap((token) =>
      'formula' in token ? [{ field: key, label: field.label, formula: token.formula }] : [],
    ),
  );
}
