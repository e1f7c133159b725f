import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { convertNode, isNumber, toValueNode } from '#core/expression/json-tree/convert-node.ts';
import type { JsonNode } from '#core/expression/json-tree/json-node.ts';
import { TemplatePreview } from '../template-preview.tsx';
import { ValueInput } from '../value-input.tsx';
import type { JsonTreeRow } from './json-tree-rows.ts';
import classes from './json-tree.module.css';

type JsonTreeRowInputProps = {
  readonly row: JsonTreeRow;
  readonly isReadOnly: boolean;
  readonly onChange: (node: JsonNode, part: string) => void;
  readonly onRename: (name: string) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
};

const KINDS: readonly { readonly value: JsonNode['kind']; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'value', label: 'Variable' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'True or false' },
  { value: 'null', label: 'Null' },
  { value: 'object', label: 'Object' },
  { value: 'list', label: 'List' },
];

export function JsonTreeRowInput(props: JsonTreeRowInputProps) {
  const { row, isReadOnly, onChange, onRename, onAdd, onRemove, onMove } = props;
  const { node, name, path, title } = row;
  const isRoot = path.length === 0;
  const isContainer = node.kind === 'object' || node.kind === 'list';
  const pressHandle = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div
      className={classes['row']}
      data-row={row.key}
      style={{ marginInlineStart: Math.max(0, path.length - 1) * 14 }}
      data-root={isRoot || undefined}
    >
      <div className={classes['line']}>
        {!isRoot && !isReadOnly && (
          <button
            type="button"
            className={classes['handle']}
            data-part="handle"
            aria-label={`Move ${title}: arrow up or down`}
            onKeyDown={pressHandle}
          >
            <IconGripVertical size={14} aria-hidden />
          </button>
        )}
        {name === null ? (
          <span className={classes['index']}>{isRoot ? 'Body' : (path.at(-1) ?? 0) + 1}</span>
        ) : (
          <TextInput
            size="xs"
            className={classes['name']}
            aria-label={`Name of ${title}`}
            placeholder="Name"
            spellCheck={false}
            value={name}
            onChange={({ currentTarget }) => onRename(currentTarget.value)}
            readOnly={isReadOnly}
          />
        )}
        <NativeSelect
          size="xs"
          className={classes['kind']}
          aria-label={`Kind of ${title}`}
          data={KINDS.map((kind) => ({
            ...kind,
            disabled: kind.value === 'value' && convertNode(node, 'value').kind !== 'value',
          }))}
          value={node.kind}
          onChange={({ currentTarget }) => onChange(convertNode(node, readKind(currentTarget.value)), 'kind')}
          disabled={isReadOnly}
        />
        {isContainer && !isReadOnly && (
          <ActionIcon size="sm" aria-label={`Add to ${title}`} onClick={onAdd}>
            <IconPlus size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        {!isRoot && !isReadOnly && (
          <ActionIcon size="sm" aria-label={`Remove ${title}`} onClick={onRemove}>
            <IconTrash size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <NodeValue node={node} title={title} onChange={onChange} isReadOnly={isReadOnly} />
    </div>
  );
}

type NodeValueProps = Pick<JsonTreeRowInputProps, 'onChange' | 'isReadOnly'> & {
  readonly node: JsonNode;
  readonly title: string;
};

function NodeValue({ node, title, onChange, isReadOnly }: NodeValueProps) {
  const label = `Value of ${title}`;
  switch (node.kind) {
    case 'text':
    case 'value': {
      const value = node.kind === 'text' ? node.value : [node.token];
      return (
        <>
          <ValueInput
            label={label}
            value={value}
            onChange={(next, part = 'value') => onChange(toValueNode(node, next), part)}
            isReadOnly={isReadOnly}
          />
          <TemplatePreview value={value} kind="text" />
        </>
      );
    }
    case 'number':
      return <NumberValue label={label} source={node.source} onChange={onChange} isReadOnly={isReadOnly} />;
    case 'boolean':
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          data={['true', 'false']}
          value={String(node.value)}
          onChange={({ currentTarget }) =>
            onChange({ kind: 'boolean', value: currentTarget.value === 'true' }, 'value')
          }
          disabled={isReadOnly}
        />
      );
    default:
      return null;
  }
}

type NumberValueProps = Pick<JsonTreeRowInputProps, 'onChange' | 'isReadOnly'> & {
  readonly label: string;
  readonly source: string;
};

/** Keeps what is typed until it is a number; digits are kept as they are written. */
function NumberValue({ label, source, onChange, isReadOnly }: NumberValueProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? source;
  return (
    <TextInput
      size="xs"
      aria-label={label}
      inputMode="decimal"
      error={isNumber(shown) ? undefined : 'This is not a number yet.'}
      value={shown}
      onChange={({ currentTarget }) => {
        const next = currentTarget.value.trim();
        setTyped(next);
        if (isNumber(next)) onChange({ kind: 'number', source: next }, 'value');
      }}
      onBlur={() => setTyped(null)}
      readOnly={isReadOnly}
    />
  );
}

function readKind(value: string): JsonNode['kind'] {
  return KINDS.find((kind) => kind.value === value)?.value ?? 'text';
}
