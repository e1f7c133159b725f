import { createAppEvent } from '#contract/app-events.ts';
import type { Step } from '#core/workflow/document.ts';
import { createApi, type Api } from '../../fixtures/api-client.ts';
import { createWorkflowOn } from '../../fixtures/create-workflow-on.ts';
import { setUpOwner } from '../../fixtures/set-up-project.ts';
import { jsonRequest } from '../../fixtures/steps.ts';
import { fromTrigger, literal, template } from '../../fixtures/templates.ts';

/** What is measured: the pages' addresses by what they hold. */
export interface Pages {
  readonly api: Api;
  readonly workflows: string;
  /** The editor of a workflow of so many steps in one chain. */
  readonly editorOf: (stepCount: number) => string;
  /** One step behind an App Event whose sample has 10,000 fields. */
  readonly manyFields: string;
}

export const STEP_COUNTS = [200, 500] as const;
/** The name of a field that is far from the top of the tree. */
export const FAR_FIELD = 'needle';
const GROUPS = 100;
const FIELDS_OF_GROUP = 100;

export async function preparePages(url: string): Promise<Pages> {
  const api = createApi(url);
  const projectId = await setUpOwner(api, 'Bench');
  const eventOf = async (name: string, sample: string): Promise<string> =>
    (await api.call(createAppEvent, { params: { projectId }, body: { name, sample } })).id;
  const contact = await eventOf('Contact Created', '{ "email": "ada@example.com", "name": "Ada" }');
  const large = await eventOf('Everything Changed', largeSample());
  const create = async (name: string, appEventId: string, steps: readonly Step[]): Promise<string> => {
    const { workflowId } = await createWorkflowOn(api, { projectId, name, appEventId, steps });
    return `${url}/p/${projectId}/workflows/${workflowId}`;
  };
  const editors = new Map<number, string>();
  for (const count of STEP_COUNTS) editors.set(count, await create(`${count} steps`, contact, chain(count)));
  return {
    api,
    workflows: `${url}/p/${projectId}/workflows`,
    editorOf: (stepCount) => editors.get(stepCount) ?? '',
    manyFields: await create('Many fields', large, chain(1)),
  };
}

function chain(count: number): Step[] {
  return Array.from({ length: count }, (_, index) =>
    jsonRequest(`step${index}`, `Step ${index}`, {
      url: literal('https://example.com/'),
      body: template`{ "email": ${fromTrigger('email')} }`,
    }),
  );
}

function largeSample(): string {
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const fields = Array.from({ length: FIELDS_OF_GROUP }, (_unused, field) => [`f${group}x${field}`, field]);
    return [`group${group}`, Object.fromEntries(fields)] as const;
  });
  const last = groups.at(-1)?.[1];
  return JSON.stringify({ ...Object.fromEntries(groups), [`group${GROUPS - 1}`]: { ...last, [FAR_FIELD]: 1 } });
}
