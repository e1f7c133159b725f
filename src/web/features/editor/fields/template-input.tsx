import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react';
import type { Template } from '#core/expression/template.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { useVariableScope } from '../variables/variable-scope.ts';
import { useVariableTargets, type VariableTarget } from '../variables/variable-target.ts';
import { VariablePicker } from '../variables/variable-picker.tsx';
import { PillEditor } from './pill-editor.tsx';
import type { PillToken } from './template-dom.ts';
import type { TemplateRange } from './template-model.ts';
import { PillCard } from './pill-card.tsx';
import { TemplateEditor } from './template-editor.ts';
import { useInlinePicker } from './use-inline-picker.ts';
import { usePillHover } from './use-pill-hover.ts';
import classes from './template-input.module.css';

type OpenedPill = { readonly range: TemplateRange; readonly token: PillToken; readonly at: DOMRect };

export type TemplateInputProps = {
  readonly value: Template;
  readonly onChange: (value: Template) => void;
  /** The accessible name. */
  readonly label: string;
  /** Ids of the elements that say more: help, problem. */
  readonly describedBy?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isMultiline?: boolean;
  readonly isMonospace?: boolean;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  /** Fills the height that is there, as in a dialog. */
  readonly isTall?: boolean;
  /** Makes the whole field a formula. */
  readonly onFormula?: (() => void) | undefined;
  readonly handle?: Ref<{ readonly focus: () => void }>;
};

/** Text with variables in it. Typing "{{" opens the variables; pills are one unit to caret, keys, clipboard and readers. */
export function TemplateInput(props: TemplateInputProps) {
  const { value, onChange, isMultiline = false, isReadOnly = false, handle } = props;
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<TemplateEditor | null>(null);
  const store = useEditorStore();
  const scope = useVariableScope();
  const targets = useVariableTargets();
  const picker = useInlinePicker();
  const hovered = usePillHover(root);
  const pickerId = useId();
  const [opened, setOpened] = useState<OpenedPill | null>(null);

  const change = useEffectEvent((template: Template) => onChange(template));
  const followCaret = useEffectEvent(picker.followCaret);
  const label = useEffectEvent(scope.describe);
  // A field that is nothing but this pill becomes a formula as a whole.
  const openPill = useEffectEvent((range: TemplateRange, token: PillToken, at: DOMRect) => {
    if (value.length === 1 && props.onFormula !== undefined) props.onFormula();
    else setOpened({ range, token, at });
  });
  const pressKey = useEffectEvent((event: KeyboardEvent) => picker.keys.current?.press(event) ?? false);

  useLayoutEffect(() => {
    if (root.current === null) return undefined;
    const created = new TemplateEditor({
      root: root.current,
      isMultiline,
      label,
      events: {
        change,
        caret: followCaret,
        key: pressKey,
        pill: openPill,
        undo: store.undo,
        redo: store.redo,
      },
    });
    editor.current = created;
    return () => created.dispose();
  }, [isMultiline, store]);
  useLayoutEffect(() => editor.current?.setTemplate(value), [value, isMultiline, store]);
  useLayoutEffect(() => editor.current?.setLabel(scope.describe), [scope]);

  const target = useMemo<VariableTarget>(() => ({ insert: (tokens) => editor.current?.insert(tokens) }), []);
  useEffect(() => () => targets.removeTarget(target), [targets, target]);
  useImperativeHandle(handle, () => ({ focus: () => editor.current?.focus() }), []);

  return (
    <>
      <div
        ref={root}
        className={classes['input']}
        contentEditable={!isReadOnly}
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        spellCheck={false}
        autoCapitalize="off"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-multiline={isMultiline}
        aria-required={props.isRequired === true || undefined}
        aria-invalid={props.isInvalid === true || undefined}
        aria-readonly={isReadOnly || undefined}
        aria-placeholder={props.placeholder}
        data-placeholder={props.placeholder}
        data-multiline={isMultiline || undefined}
        data-monospace={props.isMonospace === true || undefined}
        data-tall={props.isTall === true || undefined}
        onFocus={() => !isReadOnly && targets.setTarget(target)}
        onBlur={picker.close}
      />
      {picker.at !== null && picker.range !== null && (
        <VariablePicker
          id={pickerId}
          at={picker.at}
          query={picker.query}
          keys={picker.keys}
          owner={root}
          onClose={picker.close}
          onInsert={(reference) => editor.current?.insert([{ ref: reference }], picker.range ?? undefined)}
        />
      )}
      {opened !== null && (
        <PillEditor
          token={opened.token}
          at={opened.at}
          label={props.label}
          onChange={(token) => editor.current?.swapPill(opened.range, token)}
          onClose={() => {
            setOpened(null);
            editor.current?.focus();
          }}
        />
      )}
      {hovered !== null && opened === null && (
        <PillCard description={scope.describe(hovered.reference)} at={hovered.at} />
      )}
    </>
  );
}
