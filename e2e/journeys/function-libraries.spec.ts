import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { functionOf } from '../fixtures/steps.ts';
import { fromTrigger, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';
import { startUpstream, type Upstream, type UpstreamRequest } from '../upstream/start-upstream.ts';

let crm: Upstream;
const calls: UpstreamRequest[] = [];

test.beforeAll(async () => {
  crm = await startUpstream((request) => {
    calls.push(request);
    return { status: 201, body: { id: `contact-${calls.length}`, tags: ['b', 'a', 'b'] } };
  });
});
test.afterAll(() => crm.close());

test('code uses libraries and calls an API, in a test and in a run', async ({ page, project }) => {
  const parameters = { name: template`${fromTrigger('firstName')}` };
  const { editorUrl } = await addContactWorkflow(project, 'Code', [functionOf('create', 'Create', parameters, '// ')]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const { inspector } = editor;
  await editor.card('Create').click();
  const code = inspector.getByRole('textbox', { name: 'Code' });
  const offered = page.locator('.suggest-widget .monaco-list-row');

  await test.step('the functions of libraries are offered with their signatures', async () => {
    await code.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('return lodash.');
    await page.keyboard.type('sortedUn');
    await expect(offered.first()).toHaveText(/^sortedUniq \(array: any\[\]\) => any\[\]/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('dateFns.addBusinessD');
    await expect(offered.first()).toHaveText(/^addBusinessDays \(date: DateLike, amount: number/);
    await page.keyboard.press('Escape');
  });

  await test.step('the editor says that a test calls the outside, and where', async () => {
    await expect(page.getByText('A test makes real calls')).toBeHidden();
    await replaceText(
      page,
      code,
      `const due = dateFns.formatISO(dateFns.addDays(dateFns.parseISO('2026-02-27'), 2), { representation: 'date' });
const response = await fetch('${crm.url}/contacts', { method: 'POST', body: { name: parameters.name, due } });
const { id, tags } = await response.json();
return { id, status: response.status, tags: lodash.sortBy(lodash.uniq(tags)), mark: hash('md5', parameters.name) };`,
    );
    await inspector.getByRole('tab', { name: 'Test' }).click();
    await expect(inspector).toContainText(`A test makes real calls: ${new URL(crm.url).host}.`);
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('a test shows the output and what went over the wire', async () => {
    await inspector.getByRole('button', { name: 'Test step' }).click();
    const output = inspector.getByRole('tree', { name: 'Output' });
    await expect(output).toContainText('contact-1');
    await expect(output).toContainText('1a382809b7c03f686e12dd15677c5497');
    expect(calls.at(-1)).toMatchObject({ path: '/contacts', body: { name: 'Ada', due: '2026-03-01' } });
    await inspector.getByRole('tab', { name: 'HTTP' }).click();
    await expect(inspector.getByRole('region', { name: 'Request' })).toContainText(`POST ${crm.url}/contacts`);
    await expect(inspector.getByRole('region', { name: /^Response after/ })).toContainText('"id":"contact-1"');
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('a private address is refused in words', async () => {
    await inspector.getByRole('tab', { name: 'Setup' }).click();
    await replaceText(page, code, "await fetch('http://169.254.169.254/latest');");
    await inspector.getByRole('tab', { name: 'Test' }).click();
    await inspector.getByRole('button', { name: 'Test step' }).click();
    await expect(inspector.getByRole('alert')).toContainText('requests to private networks are refused');
    await inspector.getByRole('tab', { name: 'Setup' }).click();
    await editor.canvas.focus();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
  });

  await test.step('a run does the same', async () => {
    await editor.publish();
    await sendAsBackend(project, 'Contact Created', { firstName: 'Grace' });
    await page.goto(project.pageUrl('/runs'));
    const row = page.getByRole('row').filter({ hasText: 'user-1' });
    await expect(row).toContainText('Completed');
    await row.getByRole('link').click();
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Create .*completed/ })
      .click();
    await expect(page.getByRole('tree', { name: 'Output' })).toContainText('contact-2');
    expect(calls.at(-1)).toMatchObject({ body: { name: 'Grace' } });
    expect(calls.at(-1)?.headers['idempotency-key']).toMatch(/:create:fetch1$/);
  });
});
