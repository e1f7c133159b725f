import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { getRun } from '#contract/runs.ts';
import { createMillrace } from '#sdk/millrace.ts';
import { createApi } from '../fixtures/api-client.ts';
import { OWNER } from '../fixtures/set-up-project.ts';
import { signUserToken } from '../fixtures/sign-user-token.ts';
import { startMillrace } from '../fixtures/start-millrace.ts';
import { waitUntil } from '../fixtures/wait-until.ts';
import { startHubspot } from '../upstream/hubspot.ts';
import { startSalesforce } from '../upstream/salesforce.ts';
import { contact, EVENT_NAME } from './contact-created.ts';
import { describeRun } from './describe-run.ts';
import { formatTable } from './format-table.ts';
import { prepareDemo } from './prepare-demo.ts';

const USER_ID = 'user-1';
const ENDED = ['completed', 'failed', 'cancelled'];

const { values: flags } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
const left = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
// Registered from the first thing that is started to the last, and ended the other way round.
const started: { readonly end: () => Promise<void> }[] = [];
try {
  const isDone = await Promise.race([runDemo(), left.then(() => false)]);
  process.exitCode = isDone ? 0 : 1;
  if (isDone && !flags.once) await left;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const { end } of started.reverse()) await end();
}

/** Says whether both CRMs have the contact in the end. */
async function runDemo(): Promise<boolean> {
  const [salesforceToken, hubspotToken] = ['00D5g00000Demo!AQEA', 'pat-na1-demo'];
  const salesforce = await startSalesforce(salesforceToken);
  started.push({ end: salesforce.close });
  const hubspot = await startHubspot(hubspotToken);
  started.push({ end: hubspot.close });
  console.log('Millrace starts with an empty database in a temporary folder.');
  const starting = startMillrace({ env: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  // Who leaves while it starts must not leave it behind.
  started.push({ end: () => starting.then(({ stop }) => stop()).catch(() => undefined) });
  const millrace = await starting;

  const api = createApi(millrace.url);
  const { projectId, signingKey } = await prepareDemo(
    api,
    { url: salesforce.url, accessToken: salesforceToken },
    { url: hubspot.url, accessToken: hubspotToken },
  );
  const app = createMillrace({ host: millrace.url });
  await app.authenticate(projectId, signUserToken(signingKey, USER_ID));
  const { eventId, runs } = await app.event(EVENT_NAME, contact);
  console.log(`\nThe app sent "${EVENT_NAME}" for ${USER_ID}. The event ${eventId} started ${runs.length} runs:\n`);

  const ended = await Promise.all(
    runs.map(({ runId }) =>
      waitUntil(`the end of run ${runId}`, async () => {
        const run = await api.call(getRun, { params: { projectId, runId } });
        return ENDED.includes(run.status) ? run : undefined;
      }),
    ),
  );
  console.log(formatTable(['Workflow', 'Step', 'Result', 'Time'], ended.flatMap(describeRun)));

  const inSalesforce = salesforce.contacts.some(({ Email }) => Email === contact.email);
  const inHubspot = hubspot.contacts.some(({ properties }) => properties['email'] === contact.email);
  console.log(
    `\nSalesforce ${inSalesforce ? 'has' : 'does not have'} the contact, HubSpot ${inHubspot ? 'has' : 'does not have'} it.`,
  );
  if (!flags.once) {
    console.log(
      `\nLook around at ${millrace.url}\n  E-mail    ${OWNER.email}\n  Password  ${OWNER.password}\n\nCtrl-C ends it.`,
    );
  }
  return inSalesforce && inHubspot;
}
