import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { createAppEvent } from '#contract/app-events.ts';
import { createProject } from '#contract/session.ts';
import { createApi } from '../fixtures/api-client.ts';
import { addContactWorkflow, CONTACT, CONTACT_CREATED } from '../fixtures/contact-workflow.ts';
import { findChromium } from '../fixtures/find-chromium.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { OWNER, setUpOwner } from '../fixtures/set-up-project.ts';
import { addRichWorkflow, answerAsCrm, type RichWorkflow } from '../fixtures/rich-workflow.ts';
import { startMillrace } from '../fixtures/start-millrace.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { fromStep, fromTrigger, literal, template } from '../fixtures/templates.ts';
import { toCookies, type Project } from '../fixtures/test.ts';
import { startUpstream } from '../upstream/start-upstream.ts';
import { EDITOR_STATES, visitEditorStates } from './editor-states.ts';
import { openedEditor } from './editor-screen.ts';

// Makes pictures of the main screens, light and dark, in the folder that is named as argument.
const folder = resolve(process.argv[2] ?? 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
const SCHEMES = ['light', 'dark'] as const;
const CODE = 'return { first: parameters.name, greeting: `Hello ${parameters.name}` };';
const OTHER_EVENTS = [
  { name: 'Deal Won', description: 'A deal reaches the last stage of the pipeline.' },
  { name: 'Invoice Paid', description: 'The bank has confirmed a payment in full.' },
  { name: 'User Invited', description: 'A member of a customer’s team invites a colleague.' },
];

await mkdir(folder, { recursive: true });
const crm = await startUpstream(answerAsCrm);
const millrace = await startMillrace({ env: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const shown = await fillProject(millrace.url, crm.url);
  for (const viewport of SIZES) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      await picture(context, shown, `${colorScheme}-${viewport.width}x${viewport.height}`);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await millrace.stop();
  await crm.close();
}

interface Shown {
  readonly project: Project;
  readonly editorUrl: string;
  readonly runId: string;
  readonly rich: RichWorkflow;
}

async function fillProject(url: string, crmUrl: string): Promise<Shown> {
  const api = createApi(url);
  await setUpOwner(api, 'Sandbox');
  const { id } = await api.call(createProject, { body: { name: 'Analytical Engines' } });
  const project: Project = { id, api, pageUrl: (path) => `${url}/p/${id}${path}` };
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  const { editorUrl } = await addContactWorkflow(project, 'Create the contact in Salesforce', [
    functionOf('shape', 'Shape the contact', { name: template`${fromTrigger('firstName')}` }, CODE),
    conditional('check', 'Is it a paying customer?', isPro, [
      jsonRequest('create', 'Create the contact', {
        url: literal(`${crmUrl}/services/data/v62.0/sobjects/Contact`),
        body: template`{ "Email": ${fromTrigger('email')}, "FirstName": ${fromStep('shape', 'first')} }`,
      }),
    ]),
    jsonRequest('tell', 'Tell the team', {
      url: literal(`${crmUrl}/messages`),
      body: template`{ "text": "${fromTrigger('firstName')} has signed up." }`,
    }),
  ]);
  for (const [index, { name, description }] of OTHER_EVENTS.entries()) {
    await api.call(createAppEvent, { params: { projectId: id }, body: { name, description, sample: '{ "id": 7 }' } });
    for (let n = 0; n < index * 3; n += 1) await sendAsBackend(project, name, { id: n });
  }
  const { runs } = await sendAsBackend(project, CONTACT_CREATED, CONTACT, 'user-42');
  const elsewhere = await api.call(createProject, { body: { name: 'Difference Engines' } });
  const other: Project = { id: elsewhere.id, api, pageUrl: (path) => `${url}/p/${elsewhere.id}${path}` };
  return { project, editorUrl, runId: runs[0]?.runId ?? '', rich: await addRichWorkflow(other, crmUrl) };
}

async function picture(
  context: BrowserContext,
  { project, editorUrl, runId, rich }: Shown,
  suffix: string,
): Promise<void> {
  const page = await context.newPage();
  const save = async (name: string): Promise<void> => {
    await page.screenshot({ path: `${folder}/${name}-${suffix}.png`, animations: 'disabled' });
  };
  await page.goto(`${project.api.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(OWNER.email);
  await save('sign-in');
  await context.addCookies(toCookies(project.api));

  await page.goto(project.pageUrl('/app-events'));
  await page.getByRole('link', { name: CONTACT_CREATED }).waitFor();
  await save('app-events');

  await page.goto(editorUrl);
  await openVariableTree(page);
  await save('editor');
  await pictureEditor(page, rich, save);

  await page.goto(project.pageUrl(`/runs/${runId}?step=create`));
  await page.getByRole('tree', { name: 'Output' }).waitFor();
  await save('run');
  await page.close();
}

/** What people see while they work in the editor. */
async function pictureEditor(page: Page, rich: RichWorkflow, save: (name: string) => Promise<void>): Promise<void> {
  await visitEditorStates(page, rich, EDITOR_STATES, (name) =>
    save(`editor-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`),
  );
}

async function openVariableTree(page: Page): Promise<void> {
  const editor = await openedEditor(page);
  await page.getByRole('button', { name: 'Test workflow' }).click();
  await page.getByText('The workflow ran through').waitFor();
  await editor.card('Create the contact').click();
  await editor.field('JSON body').click();
  await editor.inspector.getByRole('treeitem', { name: /^greeting/ }).waitFor();
}
