import { addContactWorkflow, CONTACT, CONTACT_CREATED } from '../fixtures/contact-workflow.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { jsonRequest } from '../fixtures/steps.ts';
import { literal, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { goTo } from '../screens/frame-screen.ts';
import { startUpstream } from '../upstream/start-upstream.ts';

test('a run that waits for its next attempt is cancelled, and calls nobody any more', async ({ page, project }) => {
  let calls = 0;
  const upstream = await startUpstream(() => {
    calls += 1;
    return { status: 503, body: { message: 'Come again later.' } };
  });
  const call = jsonRequest('call', 'Call the CRM', { url: literal(upstream.url), body: template`{}` });
  await addContactWorkflow(project, 'Waits', [call]);
  await sendAsBackend(project, CONTACT_CREATED, CONTACT, 'user-7');

  await page.goto(project.pageUrl('/workflows'));
  await goTo(page, 'Runs');
  const row = page.getByRole('row').filter({ hasText: 'user-7' });
  await expect(row).toContainText('Waiting');
  await row.getByRole('link').click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Waiting');
  await page.getByRole('button', { name: 'Cancel run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
  await expect(heading).toContainText('Cancelled');
  await expect(page.getByRole('button', { name: 'Cancel run' })).toHaveCount(0);
  expect(calls).toBe(1);
  await upstream.close();
});
