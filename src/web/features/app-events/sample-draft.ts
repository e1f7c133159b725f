import { useState } from 'react';

/** The edited text and the saved one that it began from. */
type Draft = { readonly text: string; readonly base: string };

/** The sample while it is being edited; it outlives a change of tabs and newer versions of the saved sample. */
export function useSampleDraft(saved: string) {
  const [draft, setDraft] = useState<Draft>();
  const isChanged = draft !== undefined && draft.text !== saved;
  return {
    text: draft?.text ?? saved,
    isChanged,
    /** Someone else has saved another sample meanwhile. */
    isOutdated: isChanged && draft.base !== saved,
    edit: (text: string) => setDraft({ text, base: draft?.base ?? saved }),
    discard: () => setDraft(undefined),
  };
}

export type SampleDraft = ReturnType<typeof useSampleDraft>;
