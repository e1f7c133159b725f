import { useEffect, useState } from 'react';
import { listDraftChanges } from '#contract/workflows.ts';
import { DOCUMENT_FORMAT } from '#core/workflow/document.ts';
import { callApi } from '../../../lib/api.ts';
import { createUuid } from '../../../lib/create-uuid.ts';
import { useSession } from '../../../lib/session.ts';
import type { DraftReturn } from '../store/kept-draft.ts';
import { openKeptDraft, type DraftPlace } from './open-kept-draft.ts';

/** The shape of what is kept; what another version has left is not read. */
const FORMAT = 3;

/** `place` null: this browser keeps nothing. */
export type DraftKeeping = { readonly place: DraftPlace | null; readonly kept: DraftReturn | null };

const NOWHERE: DraftKeeping = { place: null, kept: null };

/** No workflow waits longer for its past. */
const LONGEST_LOOK_MS = 3_000;

function untilTooLong(): Promise<DraftKeeping> {
  return new Promise((resolve) => setTimeout(() => resolve(NOWHERE), LONGEST_LOOK_MS));
}

/** What an editor of this workflow has left behind in this browser; null while it is being looked for. */
export function useKeptDraft(projectId: string, workflowId: string): DraftKeeping | null {
  const memberId = useSession().member?.id ?? '';
  const [keeping, setKeeping] = useState<DraftKeeping | null>(null);
  useEffect(() => {
    let isGone = false;
    let place: DraftPlace | null = null;
    const owner = `draft/${FORMAT}.${DOCUMENT_FORMAT}/${workflowId}/${memberId}`;
    const look = async (): Promise<DraftKeeping> => {
      const opened = await openKeptDraft(owner, Date.now(), createUuid);
      place = opened.place;
      if (isGone) place.release();
      const { draft } = opened;
      if (draft === null) return { place, kept: null };
      const params = { projectId, workflowId };
      // Without an answer the history may be lost, but not what was not sent.
      const missed = await callApi(listDraftChanges, { params, query: { after: draft.revision } }).catch(() => ({
        revision: draft.revision,
        changes: [],
      }));
      return { place, kept: { draft, missed } };
    };
    void Promise.race([look(), untilTooLong()])
      // Without what was left behind the editor opens with the server's draft.
      .catch(() => NOWHERE)
      .then((found) => {
        if (!isGone) setKeeping(found);
      });
    return () => {
      isGone = true;
      place?.release();
    };
  }, [projectId, workflowId, memberId]);
  return keeping;
}
