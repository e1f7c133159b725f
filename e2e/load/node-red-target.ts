import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../fixtures/free-port.ts';
import { waitUntil } from '../fixtures/wait-until.ts';
import { tellProgress } from './figures.ts';
import type { Target } from './measure.ts';

const VERSION = '5.0.7';
/** Stays between benches; it is 100 MB and takes a minute. */
const INSTALLATION = join(tmpdir(), `millrace-bench-node-red-${VERSION}`);
const PROGRAM = join(INSTALLATION, 'node_modules/node-red/red.js');
const START_LIMIT_MS = 60_000;

/** Node-RED with a flow that does what our workflow does, in memory only. */
export async function startNodeRed(
  sinkUrl: string,
): Promise<{ readonly target: Target; readonly stop: () => Promise<void> }> {
  await install();
  const userDir = await mkdtemp(join(tmpdir(), 'millrace-bench-flow-'));
  const port = await findFreePort();
  await writeFile(join(userDir, 'flows.json'), JSON.stringify(makeFlow(sinkUrl)));
  await writeFile(join(userDir, 'settings.js'), `module.exports = ${JSON.stringify(makeSettings(port))};`);
  const child = spawn(process.execPath, [PROGRAM, '--userDir', userDir], { stdio: 'ignore' });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}/contacts`;
  await waitUntil('Node-RED to start', () => answers(url), START_LIMIT_MS);
  return {
    target: { name: `Node-RED ${VERSION}`, url, headers: {}, wrap: (payload) => payload },
    stop: async () => {
      kill();
      await exited;
      process.off('exit', kill);
      await rm(userDir, { recursive: true, force: true });
    },
  };
}

async function install(): Promise<void> {
  if (existsSync(PROGRAM)) return;
  tellProgress(`Node-RED ${VERSION} is installed into ${INSTALLATION}.`);
  await mkdir(INSTALLATION, { recursive: true });
  await writeFile(join(INSTALLATION, 'package.json'), '{"private":true}');
  const packages = [`node-red@${VERSION}`];
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...packages], {
    cwd: INSTALLATION,
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** An event whose plan is none of ours: taken, and sent to nobody. */
async function answers(url: string): Promise<true | undefined> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"plan":"none"}',
  }).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.status === 201 ? true : undefined;
}

function makeSettings(uiPort: number) {
  return {
    uiPort,
    uiHost: '127.0.0.1',
    flowFile: 'flows.json',
    httpAdminRoot: false,
    credentialSecret: false,
    logging: { console: { level: 'off', metrics: false, audit: false } },
  };
}

function makeFlow(sinkUrl: string) {
  // Node-RED takes what has no place on its canvas for a setting.
  const onCanvas = { z: 'tab', x: 100, y: 100 };
  const code = 'msg.payload = { name: msg.payload.name, email: msg.payload.email };\nreturn msg;';
  const isPro = { t: 'eq', v: 'pro', vt: 'str' };
  return [
    { id: 'tab', type: 'tab', label: 'Bench', disabled: false },
    { id: 'take', type: 'http in', url: '/contacts', method: 'post', wires: [['answer', 'check']], ...onCanvas },
    { id: 'answer', type: 'http response', statusCode: '201', headers: {}, wires: [], ...onCanvas },
    {
      id: 'check',
      type: 'switch',
      property: 'payload.plan',
      propertyType: 'msg',
      rules: [isPro],
      checkall: 'true',
      repair: false,
      outputs: 1,
      wires: [['pick']],
      ...onCanvas,
    },
    { id: 'pick', type: 'function', func: code, outputs: 1, timeout: 0, libs: [], wires: [['send']], ...onCanvas },
    {
      id: 'send',
      type: 'http request',
      method: 'POST',
      ret: 'txt',
      paytoqs: 'ignore',
      url: sinkUrl,
      persist: true,
      headers: [],
      wires: [[]],
      ...onCanvas,
    },
  ];
}
