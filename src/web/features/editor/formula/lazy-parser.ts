import type { ParseFormula, ParsedFormula } from '#core/expression/formula/parse-formula.ts';

/** Parses formulas with JSONata, which is loaded when the first formula is seen; until then the answer is null. */
export function createLazyParser(onLoaded: () => void): (source: string) => ParsedFormula | null {
  let parse: ParseFormula | null = null;
  let isLoading = false;
  return (source) => {
    if (parse !== null) return parse(source);
    if (!isLoading) {
      isLoading = true;
      void import('#core/expression/formula/parse-formula.ts').then(({ parseFormula }) => {
        parse = parseFormula;
        onLoaded();
      });
    }
    return null;
  };
}
