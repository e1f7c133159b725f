import { Textarea } from '@mantine/core';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useEffectEvent,
  type KeyboardEvent,
  type Ref,
} from 'react';
import type { Formula, Reference, Template } from '#core/expression/template.ts';
import { applyTransform } from '#core/expression/transforms/apply-transform.ts';
import type { Transform } from '#core/expression/transforms/transform.ts';
import { areReferencesEqual } from '../fields/template-model.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { useVariableScope } from '../variables/variable-scope.ts';
import { useVariableTargets, type VariableTarget } from '../variables/variable-target.ts';
import { CompletionList } from './completion-list.tsx';
import { FormulaResult } from './formula-result.tsx';
import classes from './formula-input.module.css';
import { nameSlot } from './name-slot.ts';
import { SlotList } from './slot-list.tsx';
import { TransformMenu } from './transform-menu.tsx';
import { VariablePicker } from '../variables/variable-picker.tsx';
import { useFormulaPicker } from './use-formula-picker.ts';
import { useCompletion } from './use-completion.ts';

type FormulaInputProps = {
  readonly formula: Formula;
  readonly onChange: (formula: Formula) => void;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly isTall?: boolean;
  readonly handle?: Ref<{ readonly focus: () => void }>;
};

/** A JSONata formula: its text, its variables below, and what it gives. */
export function FormulaInput(props: FormulaInputProps) {
  const { formula, onChange, label, isReadOnly = false, isInvalid = false, isTall = false, handle } = props;
  const { source, slots } = formula;
  const store = useEditorStore();
  const scope = useVariableScope();
  const targets = useVariableTargets();
  const input = useRef<HTMLTextAreaElement>(null);
  const nextSelection = useRef<readonly [from: number, to: number] | null>(null);
  // A variable whose name is cut and pasted, or typed again, is still known.
  const [known, setKnown] = useState(slots);
  const all = { ...known, ...slots };
  const listId = useId();

  const write = (text: string, selection: readonly [number, number] | null, added: Formula['slots'] = {}) => {
    const names = { ...all, ...added };
    nextSelection.current = selection;
    setKnown(names);
    onChange({ source: text, slots: keepUsed(text, names) });
  };
  const replace = (from: number, to: number, text: string, added?: Formula['slots']) =>
    write(source.slice(0, from) + text + source.slice(to), [from + text.length, from + text.length], added);
  const hints = Object.entries(all).map(([name, reference]) => ({ name, hint: scope.describe(reference).text }));
  const completion = useCompletion(source, hints, (start, { insert }) =>
    replace(start, input.current?.selectionEnd ?? source.length, insert),
  );

  const picker = useFormulaPicker();

  useLayoutEffect(() => {
    if (nextSelection.current === null) return;
    input.current?.setSelectionRange(...nextSelection.current);
    nextSelection.current = null;
  }, [source]);

  const insertTokens = (tokens: Template) => {
    const added: { [name: string]: Reference } = {};
    const text = tokens.map((token) => {
      if ('text' in token) return token.text;
      if ('formula' in token) return token.formula.source;
      const taken = { ...all, ...added };
      const same = Object.entries(taken).find(([, reference]) => areReferencesEqual(reference, token.ref));
      const name = same?.[0] ?? nameSlot(token.ref, taken);
      added[name] = token.ref;
      return `$${name}`;
    });
    const field = input.current;
    replace(field?.selectionStart ?? source.length, field?.selectionEnd ?? source.length, text.join(''), added);
    field?.focus();
  };
  const insert = useEffectEvent(insertTokens);
  const insertPicked = (reference: Reference) => {
    const { open } = picker;
    if (open === null) return;
    input.current?.setSelectionRange(open.start, open.caret);
    picker.close();
    insertTokens([{ ref: reference }]);
  };
  const transform = (chosen: Transform) => {
    const field = input.current;
    const isPart = field !== null && field.selectionStart < field.selectionEnd;
    const [from, to] = isPart ? [field.selectionStart, field.selectionEnd] : [0, source.length];
    const text = applyTransform(chosen, source.slice(from, to));
    // Without anything to change, the variable that is inserted next takes its place.
    const gap = source.trim() === '' ? text.indexOf('$value') : -1;
    const end = from + text.length;
    write(source.slice(0, from) + text + source.slice(to), gap < 0 ? [end, end] : [gap, gap + '$value'.length]);
    store.announce(`${chosen.name} is applied.`);
    field?.focus();
  };
  const target = useRef<VariableTarget | null>(null);
  useEffect(() => {
    const created: VariableTarget = { insert: (tokens) => insert(tokens) };
    target.current = created;
    if (document.activeElement === input.current) targets.setTarget(created);
    return () => targets.removeTarget(created);
  }, [targets]);
  useImperativeHandle(handle, () => ({ focus: () => input.current?.focus() }), []);

  const press = (event: KeyboardEvent) => {
    if (picker.open !== null && picker.keys.current?.press(event.nativeEvent) === true) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const key = event.key.toLowerCase();
    const isHistory = (event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y');
    if (!isHistory && !completion.press(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isHistory) return;
    if (key === 'y' || event.shiftKey) store.redo();
    else store.undo();
  };
  const { at } = completion;
  const isListOpen = completion.completions.length > 0 && at !== undefined && picker.open === null;
  return (
    <div className={classes['formula']} data-tall={isTall || undefined}>
      <Textarea
        ref={input}
        classNames={{ input: classes['source'] ?? '' }}
        autosize
        minRows={isTall ? 12 : 2}
        maxRows={isTall ? 24 : 10}
        spellCheck={false}
        aria-label={label}
        aria-describedby={props.describedBy}
        aria-required={props.isRequired === true || undefined}
        aria-autocomplete="list"
        aria-controls={isListOpen ? listId : undefined}
        aria-activedescendant={isListOpen ? `${listId}-${completion.active}` : undefined}
        error={isInvalid}
        placeholder="Type {{ for variables, $ for functions"
        value={source}
        readOnly={isReadOnly}
        onChange={({ currentTarget }) => {
          const { value: text, selectionStart } = currentTarget;
          const at = currentTarget.getBoundingClientRect();
          write(text, null);
          picker.follow(text, selectionStart, at);
          completion.type(selectionStart, at);
        }}
        onKeyDown={press}
        onFocus={() => target.current !== null && !isReadOnly && targets.setTarget(target.current)}
        onBlur={() => {
          completion.close();
          picker.close();
        }}
      />
      {isListOpen && (
        <CompletionList
          id={listId}
          at={at}
          completions={completion.completions}
          active={completion.active}
          onChoose={completion.choose}
        />
      )}
      {picker.open !== null && (
        <VariablePicker
          id={`${listId}-variables`}
          at={picker.open.at}
          query={picker.open.query}
          keys={picker.keys}
          owner={input}
          onClose={picker.close}
          onInsert={(reference) => insertPicked(reference)}
        />
      )}
      {!isReadOnly && <TransformMenu label={label} onPick={transform} />}
      <SlotList slots={slots} />
      <FormulaResult formula={formula} isFaultSaid={isInvalid} />
    </div>
  );
}

/** A variable that the formula does not name is not in use. */
function keepUsed(source: string, slots: Formula['slots']): Formula['slots'] {
  const used = new Set([...source.matchAll(/\$([A-Za-z_]\w*)/g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(slots).filter(([name]) => used.has(name)));
}
