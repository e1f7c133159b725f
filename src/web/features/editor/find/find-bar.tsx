import { ActionIcon, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { useEditorState } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import type { CardText } from './list-card-texts.ts';
import type { Find } from './use-find.ts';
import classes from './find-bar.module.css';

/** Searches the workflow and walks what is found, above the canvas. */
export function FindBar({ find }: { readonly find: Find }) {
  const view = useEditorView();
  const input = useRef<HTMLInputElement>(null);
  useBorrowedFocus(input);
  const hasMatches = find.matches.length > 0;
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter on a button presses it.
    if (event.key === 'Enter' && event.target !== input.current) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') view.closeFind();
    else find.walk(event.shiftKey ? -1 : 1);
  };
  const buttons = [
    { label: 'Previous match', keys: 'Shift+Enter', icon: IconChevronUp, isOff: !hasMatches, run: () => find.walk(-1) },
    { label: 'Next match', keys: 'Enter', icon: IconChevronDown, isOff: !hasMatches, run: () => find.walk(1) },
    { label: 'Close', keys: 'Esc', icon: IconX, isOff: false, run: view.closeFind },
  ];
  return (
    <search className={classes['bar']} aria-label="Find in the workflow">
      <TextInput
        ref={input}
        className={classes['input'] ?? ''}
        variant="unstyled"
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder="Names, fields, code, notes…"
        aria-label="Find in the workflow"
        value={find.text}
        onKeyDown={handleKey}
        onChange={(event) => find.search(event.currentTarget.value)}
      />
      <p className={classes['count']} role="status">
        {find.text.trim() === '' ? null : <Count find={find} />}
      </p>
      {buttons.map(({ label, keys, icon: ButtonIcon, isOff, run }) => (
        <Tooltip key={label} label={`${label} (${keys})`}>
          <ActionIcon
            size={28}
            aria-label={label}
            aria-disabled={isOff}
            {...(isOff ? { 'data-disabled': true } : {})}
            onKeyDown={handleKey}
            onClick={run}
          >
            <ButtonIcon size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </search>
  );
}

function Count({ find: { matches, index } }: { readonly find: Find }) {
  const match = matches[index];
  if (match === undefined) return 'Nothing found';
  return (
    <>
      <Where match={match} />
      <span>
        {index + 1} of {matches.length}
      </span>
    </>
  );
}

/** The step can be seen, being selected; what of it holds the text often cannot. */
function Where({ match: { cardId, place } }: { readonly match: CardText }) {
  const name = useEditorState(({ document }) => findStep(document, cardId)?.name ?? 'Trigger');
  return (
    <span className={classes['where']}>
      <VisuallyHidden component="span">{name}, </VisuallyHidden>
      {place}
    </span>
  );
}

/** Takes the focus each time the search is asked for, and gives it back in the end to where it was at first. */
function useBorrowedFocus(input: RefObject<HTMLInputElement | null>): void {
  const view = useEditorView();
  const serial = useEditorViewState((state) => state.findSerial);
  useEffect(() => {
    const lender = document.activeElement;
    return () => {
      // Whoever has gone on elsewhere meanwhile stays there; with the bar, a focus in it went to the page itself.
      if (document.activeElement !== document.body) return;
      if (lender instanceof HTMLElement && lender !== document.body && lender.isConnected) lender.focus();
      else view.canvas()?.focus();
    };
  }, [view]);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [input, serial]);
}
