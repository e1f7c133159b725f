import { useDeferredValue, useMemo, useState } from 'react';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';
import { goTo } from '../commands/selected-step.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { useEditorState } from '../store/editor-context.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
import { useEditorViewState } from '../view/editor-view-context.ts';
import { findMatches } from './find-matches.ts';
import { listCardTexts, type CardText } from './list-card-texts.ts';

export type Find = {
  readonly text: string;
  readonly matches: readonly CardText[];
  /** Of the match that is gone to, from 0; -1 while there is none. */
  readonly index: number;
  readonly search: (text: string) => void;
  readonly walk: (offset: 1 | -1) => void;
};

const NOTHING: ReadonlySet<CardId> = new Set();
const NO_TEXTS: readonly CardText[] = [];

/** What the find bar shows and does, and the cards that the canvas marks for it. */
export function useFind(document: WorkflowDocument, findSecretName: (id: string) => string | undefined) {
  const context = useCommandContext();
  const isOpen = useEditorViewState((state) => state.findSerial !== null);
  const trigger = useEditorState(findTriggerName) ?? 'Trigger';
  const [text, setText] = useState('');
  const [wantedIndex, setIndex] = useState(0);
  // Typing in a field of the inspector does not wait for what is found in it.
  const searched = useDeferredValue(document);
  const texts = useMemo(() => {
    if (!isOpen) return NO_TEXTS;
    const names = new Map(walkSteps(searched).map(({ step }) => [step.id, step.name]));
    return listCardTexts(searched, { trigger, findStepName: (id) => names.get(id), findSecretName });
  }, [isOpen, searched, trigger, findSecretName]);
  const matches = useMemo(() => findMatches(texts, text), [texts, text]);
  const found = useMemo(
    () => (matches.length === 0 ? NOTHING : new Set(matches.map(({ cardId }) => cardId))),
    [matches],
  );
  const index = Math.min(wantedIndex, matches.length - 1);

  const show = (list: readonly CardText[], at: number) => {
    setIndex(at);
    const cardId = list[at]?.cardId;
    if (cardId !== undefined) goTo(context, cardId);
  };
  const find: Find = {
    text,
    matches,
    index,
    search: (next) => {
      setText(next);
      show(findMatches(texts, next), 0);
    },
    walk: (offset) => {
      const count = matches.length;
      if (count > 0) show(matches, (index + offset + count) % count);
    },
  };
  return { isOpen, find, found };
}
