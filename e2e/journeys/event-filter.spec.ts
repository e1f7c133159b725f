import { createAppEvent } from '#contract/app-events.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { expect, test } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';

test('an App Event that the filter refuses says why; a paused project starts its runs when it goes on', async ({
  page,
  project,
}) => {
  const sample = '{ "plan": "pro", "seats": 3 }';
  await project.api.call(createAppEvent, { params: { projectId: project.id }, body: { name: 'Plan Changed', sample } });
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'Only pro');
  const { inspector } = editor;
  await test.step('conditions on the payload, judged on the sample while they are written', async () => {
    await editor.chooseAppEvent('Plan Changed');
    await inspector.getByRole('button', { name: 'Add a condition' }).click();
    await editor.fill('Left side of condition 1 of group 1', { variable: 'plan' });
    await editor.fill('Right side of condition 1 of group 1', 'enterprise');
    await expect(inspector.getByText(/^The sample does not pass\..*it was "pro"\)\.$/)).toBeVisible();
    await editor.fill('Right side of condition 1 of group 1', 'pro');
    await expect(inspector.getByText('The sample passes the filter.')).toBeVisible();
    await expect(inspector.getByRole('button', { name: /^Formula for Left side/ })).toHaveCount(0);
  });
  await test.step('publish', async () => {
    await editor.addStep('Add a step after the trigger', 'Function');
    await replaceText(page, inspector.getByRole('textbox', { name: 'Code' }), 'return { ok: true };');
    await editor.publish();
    await editor.switchOnByDefault();
  });
  await test.step('one event starts it, the other one says what decided', async () => {
    expect((await sendAsBackend(project, 'Plan Changed', { plan: 'pro', seats: 1 })).runs).toHaveLength(1);
    const { eventId, runs } = await sendAsBackend(project, 'Plan Changed', { plan: 'free', seats: 1 });
    expect(runs).toHaveLength(0);
    await page.goto(project.pageUrl(`/events/${eventId}`));
    const verdict = page.getByRole('row').filter({ hasText: 'Only pro' });
    await expect(verdict).toContainText('Filtered');
    await expect(verdict).toContainText('It starts only when “plan” exactly matches “pro” (it was "free").');
  });
  await test.step('paused, the run waits; going on, it starts', async () => {
    await page.goto(project.pageUrl('/settings/general'));
    await page.getByRole('button', { name: 'Pause the project' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause the project' }).click();
    await expect(page.getByText('This project is paused.')).toBeVisible();
    const { runs } = await sendAsBackend(project, 'Plan Changed', { plan: 'pro', seats: 9 });
    expect(runs).toHaveLength(1);
    await page.goto(project.pageUrl(`/runs/${runs[0]?.runId ?? ''}`));
    await expect(page.getByText('Queued').first()).toBeVisible();
    await page.getByRole('link', { name: 'Let it go on' }).click();
    await expect(page.getByText('Paused. 1 run waits.')).toBeVisible();
    await page.getByRole('button', { name: 'Let the project go on' }).click();
    await expect(page.getByText('This project is paused.')).toBeHidden();
    await page.goto(project.pageUrl(`/runs/${runs[0]?.runId ?? ''}`));
    await expect(page.getByText('Completed').first()).toBeVisible();
  });
});
