import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createAppEvent } from '#contract/app-events.ts';
import { addContactWorkflow, CONTACT, CONTACT_CREATED } from '../fixtures/contact-workflow.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { fromTrigger, literal, template } from '../fixtures/templates.ts';
import { test, type Project } from '../fixtures/test.ts';
import { expectAccessible, settled } from './expect-accessible.ts';

// What axe found is told in words; a trace of so many pages costs more than the tests.
test.use({ trace: 'off' });

test('sign-in and what leads there are accessible in light and dark', async ({ browser, owner }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ['/sign-in', '/reset-password?token=none', `/invitations/${randomUUID()}`]) {
    await page.goto(`${owner.url}${path}`);
    await settled(page);
    await expectAccessible(page, path);
  }
  await context.close();
});

test('the pages of events and workflows are accessible in light and dark', async ({ page, project }) => {
  const { editorPath, appEventPath } = await fillProject(project);
  const tabs = ['usages', 'recent', 'aliases', 'send'].map((tab) => `${appEventPath}?tab=${tab}`);
  await visitAll(page, project, ['/workflows', '/app-events', appEventPath, ...tabs, editorPath]);
  for (const [path, name] of [
    ['/workflows', 'Create workflow'],
    ['/app-events', 'Create App Event'],
  ] as const) {
    await page.goto(project.pageUrl(path));
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog', { name }).waitFor();
    await expectAccessible(page, name);
  }
});

test('the pages of runs, users and settings are accessible in light and dark', async ({ page, project }) => {
  const { eventPath, runPath } = await fillProject(project);
  const settings = ['general', 'signing-keys', 'api-keys', 'secrets', 'members', 'audit'].map(
    (it) => `/settings/${it}`,
  );
  const lists = ['/runs', '/runs?tab=events', '/runs?tab=refused', '/users', '/users/user-1'];
  await visitAll(page, project, [...lists, runPath, `${runPath}?step=shape`, eventPath, ...settings]);
});

async function visitAll(page: Page, project: Project, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(project.pageUrl(path));
    await settled(page);
    await expectAccessible(page, path);
  }
}

async function fillProject(project: Project) {
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  const { workflowId, appEventId } = await addContactWorkflow(project, 'Create the contact', [
    conditional('check', 'Is it a customer?', isPro, [
      functionOf('shape', 'Shape', { email: template`${fromTrigger('email')}` }, 'console.log(1); return parameters;'),
    ]),
    jsonRequest('call', 'Call', {
      url: literal('http://127.0.0.1:9/'),
      body: template`{ "a": ${fromTrigger('email')} }`,
    }),
  ]);
  const params = { projectId: project.id };
  await project.api.call(createAppEvent, { params, body: { name: 'Order Paid', sample: '{ "total": 12.5 }' } });
  const { eventId, runs } = await sendAsBackend(project, CONTACT_CREATED, CONTACT);
  await fetch(`${project.api.url}/projects/${project.id}/sdk/events/trigger`, { method: 'POST', body: 'refused' });
  return {
    eventPath: `/events/${eventId}`,
    runPath: `/runs/${runs[0]?.runId}`,
    editorPath: `/workflows/${workflowId}`,
    appEventPath: `/app-events/${appEventId}`,
  };
}
