import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createAppEvent } from '#contract/app-events.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useEditorStore } from '../store/editor-context.ts';

type NewAppEvent = { readonly name: string; readonly sample: string };

/** Creates an App Event and makes it known to the open editor at once. */
export function useCreateAppEvent() {
  const store = useEditorStore();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewAppEvent) => callApi(createAppEvent, { params: { projectId: store.projectId }, body }),
    onSuccess: ({ id, name, schema, sample }) => {
      const parsed = parseJsonText(sample);
      const created = { id, name, schema, sample: parsed.ok ? parsed.value : {} };
      const others = store.state.getState().appEvents.filter((appEvent) => appEvent.id !== id);
      store.setAppEvents([...others, created]);
      void client.invalidateQueries({ queryKey: projectKey(store.projectId, 'app-events') });
    },
  });
}
