import { Combobox, Popover, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { StepDefinition } from '#core/step/definition.ts';
import type { Position } from '#core/workflow/document.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PointAnchor } from '../canvas/point-anchor.tsx';
import { useCommandContext } from '../commands/command-context.ts';
import { goTo } from '../commands/selected-step.ts';
import { createStep } from '../edits/create-step.ts';
import { useEditorViewState } from '../view/editor-view-context.ts';
import { findStepTypes } from './find-step-types.ts';
import { readRecent, rememberRecent, splitRecent } from './recent-step-types.ts';
import classes from './step-picker.module.css';

/** Asks which kind of step to put into a place of the flow. */
export function StepPicker() {
  const picker = useEditorViewState((state) => state.picker);
  const context = useCommandContext();
  const { store, view } = context;
  if (picker === null) return null;

  const close = () => {
    view.close();
    view.canvas()?.focus();
  };
  const add = (definition: StepDefinition) => {
    const step = createStep(definition, store.createStepId(), store.state.getState().document);
    close();
    rememberRecent(definition.type);
    store.edit(`Add '${step.name}'`, [{ kind: 'insert-step', at: picker.position, step }]);
    goTo(context, step.id);
    store.announce(`'${step.name}' is added. Press Enter to set it up.`);
  };

  return (
    <Popover
      key={describePlace(picker.position)}
      opened
      onClose={close}
      position="bottom"
      offset={6}
      width={340}
      trapFocus
      returnFocus={false}
      closeOnEscape
    >
      <Popover.Target>
        <PointAnchor at={picker.at} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Add a step">
        <StepSearch onPick={add} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

type StepSearchProps = {
  readonly onPick: (definition: StepDefinition) => void;
  readonly onClose: () => void;
};

function StepSearch({ onPick, onClose }: StepSearchProps) {
  const [text, setText] = useState('');
  const combobox = useCombobox({ opened: true });
  const [used] = useState(readRecent);
  const listId = useId();
  const found = findStepTypes(text);
  const { recent, others } = splitRecent(found, text.trim() === '' ? used : []);
  const { selectFirstOption } = combobox;
  // The options are in the page only after this text was drawn.
  useEffect(() => void selectFirstOption(), [text, selectFirstOption]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(type) => {
        const definition = found.find((candidate) => candidate.type === type);
        if (definition !== undefined) onPick(definition);
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
          placeholder="Add a step…"
          aria-label="Search step types"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
      </Combobox.EventsTarget>
      {found.length === 0 ? (
        <p className={classes['none']}>No kind of step has these words.</p>
      ) : (
        <Combobox.Options id={listId} className={classes['list'] ?? ''} aria-label="Step types">
          {recent.length === 0 ? (
            others.map(drawOption)
          ) : (
            <>
              <Combobox.Group label="Recently used">{recent.map(drawOption)}</Combobox.Group>
              {others.length === 0 ? null : <Combobox.Group label="All other">{others.map(drawOption)}</Combobox.Group>}
            </>
          )}
        </Combobox.Options>
      )}
    </Combobox>
  );
}

function drawOption({ type, name, description, icon }: StepDefinition) {
  return (
    <Combobox.Option key={type} value={type} className={classes['option'] ?? ''}>
      <span className={classes['icon']}>
        <Icon name={icon} />
      </span>
      <span>
        <span className={classes['name']}>{name}</span>
        <span className={classes['description']}>{description}</span>
      </span>
    </Combobox.Option>
  );
}

/** The popover's own focus comes a moment later, and what was typed until then would be lost. */
function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true });
}

function describePlace({ container, after }: Position): string {
  return `${container?.stepId}/${container?.branchId}/${after}`;
}
