import { createAppEvent } from '#contract/app-events.ts';
import { createProject } from '#contract/session.ts';
import { createSecret } from '#contract/settings.ts';
import { getWorkflow } from '#contract/workflows.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { createWorkflowOn } from '../fixtures/create-workflow-on.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { fromSecret, fromStep, fromTrigger, literal, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a whole workflow is copied into another project, and what means nothing there is marked', async ({
  page,
  project,
}) => {
  const { api } = project;
  const addSecret = async (projectId: string, name: string) =>
    (await api.call(createSecret, { params: { projectId }, body: { name, value: `the ${name} of ${projectId}` } })).id;
  const secrets = { token: await addSecret(project.id, 'CRM_TOKEN'), other: await addSecret(project.id, 'ONLY_HERE') };
  const shape = functionOf('shape', 'Shape', { mail: template`${fromTrigger('email')}` }, 'return { id: 1 };');
  const call = jsonRequest('call1', 'Call', {
    url: literal('https://crm.example/contacts'),
    headers: {
      Authorization: template`Bearer ${fromSecret(secrets.token)}`,
      'X-Other': template`${fromSecret(secrets.other)}`,
    },
    body: template`{ "name": ${fromTrigger('firstName')}, "shaped": ${fromStep('shape')} }`,
  });
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  const { editorUrl } = await addContactWorkflow(project, 'Here', [
    shape,
    conditional('check', 'Check', isPro, [call]),
  ]);

  const { id: otherId } = await api.call(createProject, { body: { name: 'Elsewhere' } });
  const token = await addSecret(otherId, 'CRM_TOKEN');
  const sample = JSON.stringify({ email: 'a@b.co', plan: 'free' });
  const { id: appEventId } = await api.call(createAppEvent, {
    params: { projectId: otherId },
    body: { name: 'Lead Added', sample },
  });
  const target = await createWorkflowOn(api, { projectId: otherId, name: 'There', appEventId, steps: [] });

  await page.goto(editorUrl);
  const here = await openedEditor(page);
  await here.canvas.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(here.inspector.getByRole('heading', { name: '2 steps selected' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+c');

  await page.goto(`${api.url}/p/${otherId}/workflows/${target.workflowId}`);
  const there = await openedEditor(page);
  await there.card('Lead Added').click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText('2 variables mean nothing here, and are marked.')).toBeVisible();
  await expect(page.getByText('2 variables read “Lead Added” now instead of “Contact Created”.')).toBeVisible();
  await expect(there.outline.getByRole('treeitem')).toHaveText(['Lead Added', 'Shape', 'Check', 'Yes', 'Call', 'No']);

  await page
    .getByRole('button', { name: /problem/i })
    .first()
    .click();
  await expect(page.getByText(/uses a secret that does not exist any more/)).toBeVisible();
  await expect(page.getByText(/firstName.*not in the sample/)).toBeVisible();
  await expect(there.saved).toBeVisible();
  const params = { projectId: otherId, workflowId: target.workflowId };
  const { document } = await api.call(getWorkflow, { params });
  const pasted = JSON.stringify(document.steps);
  // Fresh ids, references among the copied steps follow, and the secret of the same name is this project's own.
  expect(document.steps.map(({ id }) => id)).not.toContain('shape');
  expect(pasted).toContain(JSON.stringify(fromStep(document.steps[0]?.id ?? '')));
  expect(pasted).toContain(JSON.stringify(fromSecret(token)));
  expect(pasted).not.toContain(secrets.token);
});
