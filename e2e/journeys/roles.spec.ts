import type { Browser, Page } from '@playwright/test';
import type { Role } from '#contract/roles.ts';
import { addContactWorkflow, CONTACT, CONTACT_CREATED } from '../fixtures/contact-workflow.ts';
import { joinProject } from '../fixtures/join-project.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test, toCookies, type Project } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

/** Controls that change something, by page. */
const CONTROLS: Readonly<Record<string, readonly string[]>> = {
  '/workflows': ['Create workflow'],
  '/app-events': ['Create App Event'],
  '/users': ['Add user'],
  '/settings/signing-keys': ['Add a signing key'],
  '/settings/api-keys': ['Create an API key'],
  '/settings/secrets': ['Add a secret'],
  '/settings/members': ['Invite'],
};

test('a viewer sees everything and no control that changes something', async ({ browser, project }) => {
  const { editorUrl, appEventId } = await addContactWorkflow(project, 'Looked at', [
    functionOf('greet', 'Greet', {}, 'return 1;'),
  ]);
  const { eventId, runs } = await sendAsBackend(project, CONTACT_CREATED, CONTACT);
  const page = await openAs(browser, project, 'viewer');
  for (const [path, names] of Object.entries(CONTROLS)) {
    await page.goto(project.pageUrl(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const name of names) await expect(page.getByRole('button', { name })).toHaveCount(0);
  }

  await test.step('the editor is there to be read', async () => {
    await page.goto(editorUrl);
    const editor = await openedEditor(page);
    await expect(page.getByText('Read only')).toBeVisible();
    for (const name of ['Publish', 'Test', 'Test step', 'Test workflow']) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
    await expect(editor.canvas.getByRole('button', { name: /^Add a step/ })).toHaveCount(0);
    await editor.card('Greet').click();
    await page.keyboard.press('Delete');
    await expect(editor.card('Greet')).toBeVisible();
  });
  await test.step('an App Event cannot be changed or sent', async () => {
    await page.goto(project.pageUrl(`/app-events/${appEventId}`));
    await expect(page.getByRole('heading', { level: 1, name: CONTACT_CREATED })).toBeVisible();
    for (const name of ['Rename', 'Delete', 'Save sample']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
  });
  await test.step('events, runs and users can be read', async () => {
    await page.goto(project.pageUrl(`/events/${eventId}`));
    await expect(page.getByText('Looked at').first()).toBeVisible();
    await page.goto(project.pageUrl(`/runs/${runs[0]?.runId}`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Looked at');
    await page.goto(project.pageUrl('/users/user-1'));
    await expect(page.getByRole('cell', { name: 'Looked at', exact: true })).toBeVisible();
    await expect(page.getByRole('switch')).toHaveCount(0);
  });
  await page.context().close();
});

test('an owner has these controls', async ({ page, project }) => {
  for (const [path, names] of Object.entries(CONTROLS)) {
    await page.goto(project.pageUrl(path));
    for (const name of names) await expect(page.getByRole('button', { name }).first()).toBeVisible();
  }
});

async function openAs(browser: Browser, project: Project, role: Role): Promise<Page> {
  const member = await joinProject(project, role);
  const context = await browser.newContext();
  await context.addCookies(toCookies(member));
  return context.newPage();
}
