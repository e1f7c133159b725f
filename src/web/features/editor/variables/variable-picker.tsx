import { Portal } from '@mantine/core';
import { useEffect, useImperativeHandle, type RefObject } from 'react';
import type { Reference } from '#core/expression/template.ts';
import { useVariableTree } from './use-variable-tree.ts';
import { useVariableScope } from './variable-scope.ts';
import { getRowId, VariableTree } from './variable-tree.tsx';
import classes from './variable-picker.module.css';

const WIDTH = 400;
const HEIGHT = 280;

type VariablePickerProps = {
  readonly id: string;
  readonly at: DOMRect;
  readonly query: string;
  readonly keys: RefObject<{ readonly press: (event: KeyboardEvent) => boolean } | null>;
  readonly onInsert: (reference: Reference) => void;
  readonly onClose: () => void;
  /** The field that keeps the focus: it names the active row to screen readers. */
  readonly owner: RefObject<HTMLElement | null>;
};

/** The variable tree at the caret. The field keeps the focus and hands over the keys that the picker understands. */
export function VariablePicker(props: VariablePickerProps) {
  const { id, at, query, keys, onInsert, onClose, owner } = props;
  const tree = useVariableTree(useVariableScope().sources, query);
  const { activeKey, activeRow, press, toggle } = tree;
  useImperativeHandle(keys, () => ({
    press: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      switch (event.key) {
        case 'Escape':
          onClose();
          return true;
        case 'Enter':
        case 'Tab':
          if (activeRow?.reference !== undefined) onInsert(activeRow.reference);
          else if (activeRow?.isExpanded !== undefined) toggle(activeRow.key, !activeRow.isExpanded);
          else onClose();
          return true;
        case 'ArrowLeft':
        case 'ArrowRight':
          // With something typed they move the caret within it.
          return query === '' && press(event.key);
        case 'ArrowUp':
        case 'ArrowDown':
        case 'PageUp':
        case 'PageDown':
          return press(event.key);
        default:
          return false;
      }
    },
  }));
  const activeId = activeKey === null ? null : getRowId(id, activeKey);
  useEffect(() => {
    const field = owner.current;
    field?.setAttribute('aria-controls', id);
    if (activeId !== null) field?.setAttribute('aria-activedescendant', activeId);
    return () => {
      field?.removeAttribute('aria-controls');
      field?.removeAttribute('aria-activedescendant');
    };
  }, [owner, id, activeId]);
  const top = at.bottom + HEIGHT + 8 > window.innerHeight ? Math.max(8, at.top - HEIGHT - 6) : at.bottom + 6;
  return (
    <Portal>
      <div
        role="presentation"
        className={classes['picker']}
        style={{
          top,
          left: Math.max(8, Math.min(at.left, window.innerWidth - WIDTH - 8)),
          width: WIDTH,
          height: HEIGHT,
        }}
        onMouseDown={(event) => event.preventDefault()}
      >
        {tree.rows.length === 0 ? (
          <p className={classes['empty']}>
            {query === '' ? 'Nothing runs before this step yet.' : `No variable matches “${query}”.`}
          </p>
        ) : (
          <VariableTree id={id} state={tree} label="Variables" onInsert={onInsert} isDriven />
        )}
        <p className={classes['keys']}>↑ ↓ choose · Enter inserts · Esc closes</p>
      </div>
    </Portal>
  );
}
