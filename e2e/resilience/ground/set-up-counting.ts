import { createAppEvent } from '#contract/app-events.ts';
import { createApiKey } from '#contract/settings.ts';
import type { Step } from '#core/workflow/document.ts';
import { createApi, type Api } from '../../fixtures/api-client.ts';
import { createWorkflowOn } from '../../fixtures/create-workflow-on.ts';
import { setUpOwner } from '../../fixtures/set-up-project.ts';

/** A project with the App Event "Counted", one workflow on it for everybody, and a key that may send it. */
export interface Counting {
  readonly api: Api;
  readonly projectId: string;
  readonly workflowId: string;
  readonly apiKey: string;
}

export const COUNTED = 'Counted';

export async function setUpCounting(apiUrl: string, steps: readonly Step[]): Promise<Counting> {
  const api = createApi(apiUrl);
  const projectId = await setUpOwner(api, 'Resilience');
  const params = { projectId };
  const { id: appEventId } = await api.call(createAppEvent, { params, body: { name: COUNTED, sample: '{ "n": 1 }' } });
  const { workflowId } = await createWorkflowOn(api, { projectId, name: 'Count it', appEventId, steps });
  const { secret } = await api.call(createApiKey, { params, body: { name: 'Resilience' } });
  return { api, projectId, workflowId, apiKey: secret };
}
