import { createApiKey } from '#contract/settings.ts';
import { createUser } from '#contract/users.ts';
import { createMillrace } from '#sdk/create-millrace.ts';
import { findViolations } from '../accessibility/find-violations.ts';
import { createTriggeredWorkflow } from '../fixtures/create-workflow-on.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test, type Project } from '../fixtures/test.ts';
import { replaceText } from '../screens/monaco.ts';

test.use({ timezoneId: 'UTC' });

test('what is set of a user moves their schedules, and can be set back', async ({ page, project }) => {
  await scheduleAtNoon(project);
  await project.api.call(createUser, { params: { projectId: project.id }, body: { userId: 'ada' } });
  await page.goto(project.pageUrl('/users/ada'));
  const schedule = page.getByRole('row').filter({ hasText: 'Each noon' });
  const metadata = page.getByRole('region', { name: 'Metadata', exact: true });
  const dialog = page.getByRole('dialog', { name: 'Metadata of ada' });
  const save = dialog.getByRole('button', { name: 'Save' });
  const write = (text: string) => replaceText(page, dialog.getByRole('textbox', { name: 'Metadata' }), text);
  await expect(schedule).toContainText(/Starts .* 12:00:00\./);

  await test.step('without any, the page says how the app sets it', async () => {
    await expect(metadata).toContainText('millrace.setUserMetadata(');
    expect(await findViolations(page, 'everything')).toEqual([]);
    await metadata.getByRole('button', { name: 'Set metadata' }).click();
  });
  await test.step('what is no JSON object is not saved, and the reason is said', async () => {
    await write('{ "address": }');
    await expect(dialog.getByRole('status').filter({ hasText: 'Line 1, column 14' })).toBeVisible();
    await expect(save).toBeDisabled();
    await write('[]');
    await expect(dialog.getByText(/^The metadata must be a JSON object/)).toBeVisible();
    expect(await findViolations(page, 'everything')).toEqual([]);
  });
  await test.step('noon in Tokyo comes nine hours earlier', async () => {
    await write('{ "address": { "timeZone": "Asia/Tokyo" } }');
    await save.click();
    await expect(dialog).toBeHidden();
    await expect(metadata.getByRole('tree', { name: 'Metadata' })).toContainText('Asia/Tokyo');
    await expect(schedule).toContainText(/Starts .* 03:00:00\./);
  });
  await test.step('undo sets both back', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(schedule).toContainText(/Starts .* 12:00:00\./);
    await expect(metadata).toContainText('millrace.setUserMetadata(');
  });
  await test.step('who edits while the app sets it is told', async () => {
    await metadata.getByRole('button', { name: 'Set metadata' }).click();
    await write('{ "plan": "pro" }');
    await setByApp(project, { address: { timeZone: 'America/New_York' }, Name: 'Ada' });
    await dialog.getByRole('button', { name: 'Start from the newest' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Metadata' })).toHaveValue(/America\/New_York/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(schedule).toContainText(/Starts .* 1[67]:00:00\./);
  });
});

async function scheduleAtNoon(project: Project): Promise<void> {
  const config = { mode: 'daily', time: '12:00', zoneFrom: 'user', zonePath: 'address.timeZone', timeZone: 'UTC' };
  await createTriggeredWorkflow(project.api, {
    projectId: project.id,
    name: 'Each noon',
    trigger: { type: 'scheduler', config },
    steps: [functionOf('greet', 'Greet', {}, 'return 1;')],
  });
}

async function setByApp({ api, id: projectId }: Project, metadata: Record<string, unknown>): Promise<void> {
  const { secret } = await api.call(createApiKey, { params: { projectId }, body: { name: 'App' } });
  const app = createMillrace({ host: api.url });
  await app.as({ projectId, apiKey: secret, userId: 'ada' }).setUserMetadata(metadata);
}
