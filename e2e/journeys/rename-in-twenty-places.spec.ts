import type { Step } from '#core/workflow/document.ts';
import type { Reference } from '#core/expression/template.ts';
import { createAppEvent } from '#contract/app-events.ts';
import { getWorkflow } from '#contract/workflows.ts';
import { makeStep } from '#testing/make-document.ts';
import { createWorkflowOn } from '../fixtures/create-workflow-on.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { fromStep, fromTrigger, literal, template } from '../fixtures/templates.ts';
import { expect, test, type Project } from '../fixtures/test.ts';
import { renameAppEvent } from '../screens/app-events-screen.ts';
import { openedEditor } from '../screens/editor-screen.ts';

const SAMPLE = {
  email: 'ada@example.com',
  emailVerified: true,
  contact: { email: 'inner@example.com', owner: { email: 'owner@example.com' } },
};
const EMAIL = fromTrigger('email');
/** The new key, and the old one while senders still use it. */
const READS_BOTH: Reference = { source: 'trigger', path: ['mailAddress'], orElse: [['email']] };

test('names change no reference, and a field of the sample changes all 20 in one operation, none by its text', async ({
  page,
  project,
}) => {
  const { appEventId, workflowIds } = await fillProject(project);
  const read = () => readDrafts(project, workflowIds);
  const before = await read();
  expect(count(before, EMAIL)).toBe(20);

  await test.step('a step and the App Event: every stored reference stays as it is', async () => {
    await page.goto(project.pageUrl(`/workflows/${workflowIds[0]}`));
    const editor = await openedEditor(page);
    await editor.card('Shape').click();
    await editor.renameStep('email');
    await expect(editor.saved).toBeVisible();
    const renamed = JSON.parse(JSON.stringify(before).replace('"name":"Shape"', '"name":"email"')) as unknown;
    expect(await read()).toEqual(renamed);
    await page.goto(project.pageUrl(`/app-events/${appEventId}`));
    await renameAppEvent(page, 'email');
    expect(await read()).toEqual(renamed);
  });

  const named = await read();
  await test.step('the field: one operation over all drafts', async () => {
    await page.getByRole('tab', { name: 'Sample' }).click();
    const field = page.getByRole('tree', { name: 'Fields' }).getByRole('treeitem', { name: /^email string/ });
    await field.first().hover();
    await field.first().getByRole('button', { name: 'Rename field email' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename “email”' });
    await dialog.getByLabel('New key').fill('mailAddress');
    await dialog.getByLabel('New key').press('Enter');
    const offer = page.getByRole('dialog', { name: 'A field is renamed' });
    await expect(offer).toContainText('20 variables in 2 drafts');
    await offer.getByRole('button', { name: 'Save and change 20 variables' }).click();
    await expect(page.getByText('20 variables in 2 drafts read the new key.')).toBeVisible();
    const after = await read();
    expect([count(after, READS_BOTH), count(after, EMAIL)]).toEqual([20, 0]);
    // These references are all that differs: no text, no other path, no code, no name.
    expect(JSON.parse(JSON.stringify(after).replaceAll(JSON.stringify(READS_BOTH), JSON.stringify(EMAIL)))).toEqual(
      named,
    );
  });

  await test.step('and one undo takes all of them back', async () => {
    await page.goto(project.pageUrl(`/app-events/${appEventId}?tab=usages`));
    const row = page.getByRole('table', { name: 'Renamed fields' }).getByRole('row').filter({ hasText: 'mailAddress' });
    await row.getByRole('button', { name: 'Undo' }).click();
    await expect(row).toContainText('Undone');
    expect(await read()).toEqual(named);
  });
});

/** Two workflows on the event with 20 references to its `email` between them, and all that only looks like one. */
async function fillProject({ api, id: projectId }: Project) {
  const params = { projectId };
  const sample = JSON.stringify(SAMPLE, null, 2);
  const { id: appEventId } = await api.call(createAppEvent, { params, body: { name: 'Contact Created', sample } });
  const { id: otherId } = await api.call(createAppEvent, { params, body: { name: 'Other', sample } });
  const create = (name: string, eventId: string, steps: readonly Step[]) =>
    createWorkflowOn(api, { projectId, name, appEventId: eventId, steps });
  const first = await create('First', appEventId, [
    // 1 to 8; the ninth and tenth only look alike.
    functionOf(
      'shape',
      'Shape',
      {
        ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`email${index}`, template`${EMAIL}`])),
        email: template`${fromTrigger('contact', 'email')}`,
        verified: template`${fromTrigger('emailVerified')}`,
      },
      'return { email: parameters.email0, text: "email" };',
    ),
    // 9 and 10, beside a step's output of the same name and the word itself.
    jsonRequest('call', 'Call', {
      url: template`https://crm.example/email/${EMAIL}`,
      body: template`{ "email": "${EMAIL}", "of": ${fromStep('shape', 'email')} }`,
    }),
    // 11 and 12, in slots of a formula that has the word in its text.
    formulaStep('names', '$email & " email " & $again', { email: EMAIL, again: EMAIL }),
    // 13, deep inside of a branch, and the condition itself 14.
    conditional('check', 'Check', { left: template`${EMAIL}`, operator: '$stringContains', right: literal('email') }, [
      conditional(
        'inner',
        'Inner',
        {
          left: template`${fromTrigger('contact', 'owner', 'email')}`,
          operator: '$stringContains',
          right: template`${EMAIL}`,
        },
        [],
      ),
    ]),
  ]);
  const second = await create('Second', appEventId, [
    // 15 to 20: three times in one text, and three of a formula.
    functionOf('greet', 'Greet', { text: template`${EMAIL}, ${EMAIL}, email, ${EMAIL}` }, 'return "email";'),
    formulaStep('more', '$a & $b & $c', { a: EMAIL, b: EMAIL, c: EMAIL }),
  ]);
  const other = await create('Elsewhere', otherId, [
    functionOf('keep', 'Keep', { mail: template`${EMAIL}` }, 'return 1;'),
  ]);
  return { appEventId, workflowIds: [first.workflowId, second.workflowId, other.workflowId] };
}

function formulaStep(id: string, source: string, slots: Readonly<Record<string, Reference>>): Step {
  const value = [{ formula: { source, slots } }];
  return makeStep(id, { type: 'transform', name: id, config: { outputs: [{ id: 'row1', key: 'email', value }] } });
}

/** The drafts of the first two workflows, and that of the third, which must never change. */
async function readDrafts({ api, id: projectId }: Project, workflowIds: readonly string[]) {
  const drafts = await Promise.all(
    workflowIds.map((workflowId) => api.call(getWorkflow, { params: { projectId, workflowId } })),
  );
  const [first, second, third] = drafts.map(({ document }) => document);
  expect(count([third], EMAIL)).toBe(1);
  return [first, second];
}

function count(drafts: readonly unknown[], reference: Reference): number {
  return JSON.stringify(drafts).split(JSON.stringify(reference)).length - 1;
}
