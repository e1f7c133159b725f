import { addRichWorkflow, answerAsCrm } from '../fixtures/rich-workflow.ts';
import { test } from '../fixtures/test.ts';
import { EDITOR_STATES, visitEditorStates } from '../screens/editor-states.ts';
import { startUpstream } from '../upstream/start-upstream.ts';
import { expectAccessible } from './expect-accessible.ts';

// What axe found is told in words; a trace of so many pages costs more than the tests.
test.use({ trace: 'off' });
test.setTimeout(180_000);

const HALF = Math.ceil(EDITOR_STATES.length / 2);

for (const [part, states] of [EDITOR_STATES.slice(0, HALF), EDITOR_STATES.slice(HALF)].entries()) {
  test(`what the editor shows is accessible in light and dark, part ${part + 1}`, async ({ page, project }) => {
    const crm = await startUpstream(answerAsCrm);
    const workflow = await addRichWorkflow(project, crm.url);
    await visitEditorStates(page, workflow, states, (name) => expectAccessible(page, name));
    await crm.close();
  });
}
