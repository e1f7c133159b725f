import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';
import classes from './json-view.module.css';

type JsonScalarProps = { readonly value: Json; readonly isOpen: boolean; readonly childCount: number };

const LONGEST_TEXT = 2_000;

/** What one row of a JSON tree says about its value; a folded object or array says how much is in it. */
export function JsonScalar({ value, isOpen, childCount }: JsonScalarProps) {
  if (isJsonArray(value))
    return <Summary isOpen={isOpen} text={childCount === 0 ? '[ ]' : `[ ${count(childCount, 'item')} ]`} />;
  if (isJsonObject(value))
    return <Summary isOpen={isOpen} text={childCount === 0 ? '{ }' : `{ ${count(childCount, 'field')} }`} />;
  if (typeof value === 'string') {
    const shown = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
    return (
      <span className={classes['value']} data-kind="string" title={shown}>
        {JSON.stringify(shown)}
      </span>
    );
  }
  return (
    <span className={classes['value']} data-kind={typeof value === 'number' ? 'number' : 'literal'}>
      {String(value)}
    </span>
  );
}

function Summary({ isOpen, text }: { readonly isOpen: boolean; readonly text: string }) {
  return isOpen ? null : <span className={classes['summary']}>{text}</span>;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
