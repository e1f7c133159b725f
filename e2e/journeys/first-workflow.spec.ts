import { expect, test } from '@playwright/test';
import { findViolations } from '../accessibility/find-violations.ts';
import { OWNER } from '../fixtures/set-up-project.ts';
import { startMillrace, type Millrace } from '../fixtures/start-millrace.ts';
import { createAppEvent } from '../screens/app-events-screen.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { goTo } from '../screens/frame-screen.ts';
import { replaceText } from '../screens/monaco.ts';
import { createOwner } from '../screens/session-screen.ts';
import { createApiKey } from '../screens/settings-screen.ts';
import { startUpstream, type Upstream, type UpstreamRequest } from '../upstream/start-upstream.ts';

const CONTACT = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', plan: 'pro' };
const WORKFLOW = 'Create the contact in the CRM';

let millrace: Millrace;
let crm: Upstream;
const calls: UpstreamRequest[] = [];

test.beforeAll(async () => {
  crm = await startUpstream((request) => {
    calls.push(request);
    return { status: 201, body: { id: `contact-${calls.length}` } };
  });
  millrace = await startMillrace({ env: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
});
test.afterAll(async () => {
  await millrace.stop();
  await crm.close();
});

test('from the first visit to a run on the canvas', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: millrace.url });
  await page.goto(millrace.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await findViolations(page, 'everything')).toEqual([]);
  await test.step('create the owner and the first project', () => createOwner(page, OWNER, 'My app'));
  await test.step('create an App Event from a sample', () =>
    createAppEvent(page, 'Contact Created', JSON.stringify(CONTACT, null, 2)));

  const editor = await test.step('create a workflow', () => createWorkflow(page, WORKFLOW));
  await test.step('draw it', async () => {
    await editor.chooseAppEvent('Contact Created');
    await editor.addStep('Add a step after the trigger', 'Conditional');
    await editor.renameStep('Is it a paying customer?');
    await editor.inspector.getByRole('button', { name: 'Add a condition' }).click();
    await editor.fill('Left side of condition 1 of group 1', { variable: 'plan' });
    await editor.fill('Right side of condition 1 of group 1', 'pro');

    await editor.addStep("Add a step at the start of the branch 'Yes' of 'Is it a paying customer?'", 'Function');
    await editor.renameStep('Shape the contact');
    await editor.inspector.getByRole('button', { name: 'Add a row to Parameters' }).click();
    await editor.inspector.getByRole('textbox', { name: 'Name of row 1 of Parameters' }).fill('first');
    await editor.fill('Value of first', { variable: 'firstName' });
    await replaceText(
      page,
      editor.inspector.getByRole('textbox', { name: 'Code' }),
      "console.log('shaping');\nreturn { greeting: `Hello ${parameters.first}` };",
    );

    await editor.addStep("Add a step after 'Shape the contact'", 'Request');
    await editor.renameStep('Create the contact');
    await editor.inspector.getByRole('combobox', { name: 'Method' }).selectOption('POST');
    await editor.fill('URL', `${crm.url}/contacts`);
    await editor.inspector.getByRole('combobox', { name: 'Body' }).selectOption('JSON');
  });

  await test.step('test a step, whose output becomes variables', async () => {
    await editor.card('Shape the contact').click();
    await editor.inspector.getByRole('tab', { name: 'Test' }).click();
    await editor.inspector.getByRole('button', { name: 'Test step' }).click();
    await expect(editor.inspector.getByRole('tree', { name: 'Output' })).toContainText('Hello Ada');
    await editor.card('Create the contact').click();
    await editor.fill('JSON body', '{ "email": ', { variable: 'email' }, ', "note": ', { variable: 'greeting' }, ' }');
  });

  await test.step('test the workflow', async () => {
    await page.getByRole('region', { name: 'Test' }).getByRole('button', { name: 'Test workflow' }).click();
    await expect(page.getByRole('region', { name: 'Test' }).getByRole('status').first()).toContainText(
      'The workflow ran through: 3 steps.',
    );
    expect(calls.at(-1)).toMatchObject({ path: '/contacts', body: { email: CONTACT.email, note: 'Hello Ada' } });
  });

  await test.step('publish, and switch it on for everybody', async () => {
    await editor.publish();
    await expect(page.getByText('Version 1 · no changes')).toBeVisible();
    await editor.switchOnByDefault();
    await page.getByRole('link', { name: 'All workflows' }).click();
  });

  const apiKey = await test.step('create an API key', () => createApiKey(page, 'Backend'));
  await test.step('send the event as the backend does', async () => {
    const projectId = new URL(page.url()).pathname.split('/')[2] ?? '';
    const response = await fetch(`${millrace.url}/projects/${projectId}/sdk/events/trigger`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'x-millrace-user': 'user-42',
      },
      body: JSON.stringify({ name: 'Contact Created', payload: { ...CONTACT, firstName: 'Grace' } }),
    });
    expect(response.status).toBe(201);
  });

  await test.step('the run, on the list and on the canvas', async () => {
    await goTo(page, 'Runs');
    const row = page.getByRole('row').filter({ hasText: 'user-42' });
    await expect(row).toContainText('Completed');
    await row.getByRole('link').click();
    const canvas = page.getByRole('application');
    await expect(canvas.getByRole('button', { name: /^Is it a paying customer\? .*completed/ })).toBeVisible();
    await expect(canvas.getByRole('button', { name: /^Shape the contact .*completed/ })).toBeVisible();
    await canvas.getByRole('button', { name: /^Create the contact .*completed/ }).click();
    await expect(page.getByRole('tree', { name: 'Output' })).toContainText('contact-2');
    expect(calls.at(-1)).toMatchObject({ body: { note: 'Hello Grace' } });
  });
});
