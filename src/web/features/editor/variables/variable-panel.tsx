import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Reference } from '#core/expression/template.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { useVariableTree } from './use-variable-tree.ts';
import { useVariableScope } from './variable-scope.ts';
import { useVariableTargets } from './variable-target.ts';
import { getRowId, VariableTree } from './variable-tree.tsx';
import classes from './variable-panel.module.css';

/** The variables beside the fields: search, and insert into the field that was used last. */
export function VariablePanel() {
  const [query, setQuery] = useState('');
  const [hint, setHint] = useState<string | null>(null);
  const store = useEditorStore();
  const targets = useVariableTargets();
  const tree = useVariableTree(useVariableScope().sources, query);
  const treeId = useId();
  const insert = (reference: Reference) => {
    const isInserted = targets.insert([{ ref: reference }]);
    setHint(isInserted ? null : 'Click into a field first; the variable goes where its caret is.');
    if (isInserted) store.announce('The variable is inserted.');
  };
  const pressInSearch = (event: KeyboardEvent) => {
    const isMove = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(event.key);
    if (isMove && tree.press(event.key)) event.preventDefault();
    if (event.key === 'Escape' && query !== '') {
      event.stopPropagation();
      setQuery('');
    }
    if (event.key === 'Enter' && tree.activeRow?.reference !== undefined) insert(tree.activeRow.reference);
  };
  return (
    <div className={classes['panel']} role="group" aria-label="Variables">
      <TextInput
        size="xs"
        type="search"
        aria-label="Search variables"
        placeholder="Search variables"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={pressInSearch}
        aria-controls={treeId}
        {...(query === '' || tree.activeKey === null
          ? {}
          : { 'aria-activedescendant': getRowId(treeId, tree.activeKey) })}
      />
      {hint !== null && (
        <p className={classes['hint']} role="status">
          {hint}
        </p>
      )}
      {tree.rows.length === 0 ? (
        <p className={classes['empty']}>
          {query === ''
            ? 'Nothing runs before this step. Choose a trigger to have variables.'
            : `No variable matches “${query}”.`}
        </p>
      ) : (
        <VariableTree id={treeId} state={tree} label="Variables before this step" onInsert={insert} />
      )}
    </div>
  );
}
