import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { Transform } from '#core/expression/transforms/transform.ts';
import { findTransforms } from './find-transforms.ts';
import classes from './transform-menu.module.css';

type TransformSearchProps = { readonly onPick: (transform: Transform) => void; readonly onClose: () => void };

/** The ready-made transforms by category, each with what it makes of what. */
export function TransformSearch({ onPick, onClose }: TransformSearchProps) {
  const [text, setText] = useState('');
  const listId = useId();
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  // The options are in the page only after this text was drawn.
  useEffect(() => void selectFirstOption(), [text, selectFirstOption]);
  const found = findTransforms(text);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(name) => {
        const chosen = found.flatMap(({ transforms }) => transforms).find((transform) => transform.name === name);
        if (chosen !== undefined) onPick(chosen);
      }}
    >
      {/* What the target says of its list by itself comes only with its second drawing. */}
      <Combobox.EventsTarget withExpandedAttribute aria-expanded aria-controls={listId}>
        <TextInput
          className={classes['search'] ?? ''}
          variant="unstyled"
          data-autofocus
          ref={focusAtOnce}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="Search transforms"
          aria-label="Search transforms"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
      </Combobox.EventsTarget>
      {found.length === 0 ? (
        <p className={classes['none']}>No transform has these words.</p>
      ) : (
        <Combobox.Options id={listId} className={classes['list'] ?? ''} aria-label="Transforms">
          {found.map(({ name: category, transforms }) => (
            <Combobox.Group key={category} label={category}>
              {transforms.map((transform) => (
                <TransformOption key={transform.name} transform={transform} />
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      )}
    </Combobox>
  );
}

function TransformOption({ transform }: { readonly transform: Transform }) {
  const { name, description, example } = transform;
  return (
    <Combobox.Option value={name} className={classes['option'] ?? ''}>
      <span className={classes['name']}>{name}</span>
      <span className={classes['description']}>{description}</span>
      <span className={classes['example']}>
        {JSON.stringify(example.value)} → {JSON.stringify(example.result)}
      </span>
    </Combobox.Option>
  );
}

/** The popover's own focus comes a moment later, and what was typed until then would be lost. */
function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true });
}
