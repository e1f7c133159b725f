import { describeFault } from '../../expression/formula/formula-fault.ts';
import { listFieldFormulas, type FoundFormula } from '../../expression/formula/list-formulas.ts';
import type { ValidationContext } from '../validation-context.ts';
import { errorOf, type Rule } from '../subject.ts';

type Parse = NonNullable<ValidationContext['parseFormula']>;

/** A formula can be parsed, and everything that it names is one of its variables. */
export const checkFormulas: Rule = (subject, { parseFormula }) => {
  if (parseFormula === undefined) return [];
  const found = subject.visible.flatMap(([key, field]) => listFieldFormulas(key, field, subject.config));
  return found.flatMap((formula) =>
    listMistakes(formula, parseFormula).map((message) => errorOf(subject, 'invalid_formula', formula.field, message)),
  );
};

function listMistakes({ label, formula }: FoundFormula, parseFormula: Parse): readonly string[] {
  const { source, slots } = formula;
  if (source.trim() === '') return [`The formula of the field "${label}" is empty.`];
  const parsed = parseFormula(source);
  if (parsed === null) return [];
  if (!parsed.ok) return [`The formula of the field "${label}" cannot be read. ${describeFault(parsed.fault, source)}`];
  return parsed.variables
    .filter((name) => !Object.hasOwn(slots, name))
    .map((name) => `The formula of the field "${label}" uses "$${name}", which is no variable of it and no function.`);
}
