import { createAppEvent } from '#contract/app-events.ts';
import { createSecret } from '#contract/settings.ts';
import type { Api } from '../fixtures/api-client.ts';
import { createWorkflowOn } from '../fixtures/create-workflow-on.ts';
import { createUserTokenKey, setUpOwner } from '../fixtures/set-up-project.ts';
import type { SigningKey } from '../fixtures/sign-user-token.ts';
import { fromSecret, template } from '../fixtures/templates.ts';
import { contact, EVENT_NAME, hubspotSteps, salesforceSteps, type Target } from './contact-created.ts';

export interface Crm {
  readonly url: string;
  readonly accessToken: string;
}
export interface DemoProject {
  readonly projectId: string;
  readonly signingKey: SigningKey;
}

/** Owner, project, key, App Event and both workflows, all through the API that the pages use. */
export async function prepareDemo(api: Api, salesforce: Crm, hubspot: Crm): Promise<DemoProject> {
  const projectId = await setUpOwner(api, 'Demo');
  const params = { projectId };
  const signingKey = await createUserTokenKey(api, projectId, 'Demo app');
  const { id: appEventId } = await api.call(createAppEvent, {
    params,
    body: {
      name: EVENT_NAME,
      description: 'A contact was created in the app.',
      sample: JSON.stringify(contact, null, 2),
    },
  });
  const reach = async (name: string, { url, accessToken }: Crm): Promise<Target> => {
    const secret = await api.call(createSecret, { params, body: { name: `${name} token`, value: accessToken } });
    return { url, authorization: template`Bearer ${fromSecret(secret.id)}` };
  };
  const workflows = [
    { name: 'Create the contact in Salesforce', steps: salesforceSteps(await reach('Salesforce', salesforce)) },
    { name: 'Create the contact in HubSpot', steps: hubspotSteps(await reach('HubSpot', hubspot)) },
  ];
  for (const { name, steps } of workflows) await createWorkflowOn(api, { projectId, name, appEventId, steps });
  return { projectId, signingKey };
}
