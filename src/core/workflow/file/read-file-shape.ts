import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import {
  DOCUMENT_FORMAT,
  MAX_STEP_TIMEOUT_S,
  type Branch,
  type Config,
  type RetryPolicy,
  type Step,
  type WorkflowDocument,
} from '../document.ts';
import { MAX_DEPTH } from '../limits.ts';
import { readStickyNotes } from './read-sticky-notes.ts';

type ReadShape =
  { readonly ok: true; readonly document: WorkflowDocument } | { readonly ok: false; readonly message: string };

/** Says what is wrong with a place: "the name of step 2 must be a text". Reading goes on, the first mistake is told. */
type Fail = (message: string) => void;

const FILE_KEYS = ['millrace', 'name', 'description', 'trigger', 'steps', 'stickyNotes'];
const STEP_KEYS = [
  'id',
  'type',
  'name',
  'note',
  'isDisabled',
  'config',
  'retry',
  'timeoutS',
  'continueOnFailure',
  'branches',
];

/** Reads the shape of a workflow file and puts in the defaults that were left out. */
export function readFileShape(value: Json): ReadShape {
  const mistakes: string[] = [];
  const fail: Fail = (message) => void mistakes.push(message);
  if (!isJsonObject(value) || get(value, 'millrace') === undefined) {
    return { ok: false, message: 'This is not a workflow of Millrace: it does not begin with { "millrace": 1 }.' };
  }
  if (value['millrace'] !== DOCUMENT_FORMAT) {
    return { ok: false, message: `This Millrace reads format ${DOCUMENT_FORMAT}, and the file has another one.` };
  }
  checkKeys(value, FILE_KEYS, 'the workflow', fail);
  const trigger = get(value, 'trigger') ?? null;
  const notes = readStickyNotes(get(value, 'stickyNotes') ?? [], fail);
  const document: WorkflowDocument = {
    format: DOCUMENT_FORMAT,
    name: readText(value, 'name', 'the workflow', { min: 1, max: 200 }, fail),
    description: readText(value, 'description', 'the workflow', { min: 0, max: 10_000 }, fail),
    trigger: trigger === null ? null : readTrigger(trigger, fail),
    steps: readSteps(get(value, 'steps') ?? [], '', 0, fail),
    ...(notes.length === 0 ? {} : { stickyNotes: notes }),
  };
  const [first] = mistakes;
  return first === undefined ? { ok: true, document } : { ok: false, message: first };
}

function readTrigger(value: Json, fail: Fail): WorkflowDocument['trigger'] {
  const place = 'the trigger';
  const trigger = readObject(value, place, fail);
  checkKeys(trigger, ['type', 'config'], place, fail);
  return {
    type: readText(trigger, 'type', place, { min: 1, max: 60 }, fail),
    config: readConfig(trigger, place, fail),
  };
}

function readSteps(value: Json, within: string, depth: number, fail: Fail): readonly Step[] {
  if (!isJsonArray(value)) fail(`The steps${within} must be a list.`);
  if (depth > MAX_DEPTH) fail(`The steps${within} are more than ${MAX_DEPTH} branches deep.`);
  if (!isJsonArray(value) || depth > MAX_DEPTH) return [];
  return value.map((item, index) => readStep(item, `step ${index + 1}${within}`, depth, fail));
}

function readStep(value: Json, place: string, depth: number, fail: Fail): Step {
  const step = readObject(value, place, fail);
  checkKeys(step, STEP_KEYS, place, fail);
  const id = readText(step, 'id', place, { min: 4, max: 40 }, fail);
  if (!/^[a-z][a-z0-9]*$/.test(id)) fail(`The id of ${place} must be small letters and digits, a letter first.`);
  return {
    id,
    type: readText(step, 'type', place, { min: 1, max: 60 }, fail),
    name: readText(step, 'name', place, { min: 1, max: 200 }, fail),
    config: readConfig(step, place, fail),
    retry: readRetry(get(step, 'retry') ?? null, place, fail),
    ...readTimeout(step, place, fail),
    continueOnFailure: readFlag(step, 'continueOnFailure', place, fail),
    isDisabled: readFlag(step, 'isDisabled', place, fail),
    note: readText(step, 'note', place, { min: 0, max: 10_000 }, fail),
    branches: readBranches(get(step, 'branches') ?? [], place, depth, fail),
  };
}

function readBranches(value: Json, owner: string, depth: number, fail: Fail): readonly Branch[] {
  if (!isJsonArray(value)) {
    fail(`The branches of ${owner} must be a list.`);
    return [];
  }
  return value.map((item, index) => {
    const place = `branch ${index + 1} of ${owner}`;
    const branch = readObject(item, place, fail);
    checkKeys(branch, ['id', 'steps'], place, fail);
    return {
      id: readText(branch, 'id', place, { min: 1, max: 40 }, fail),
      steps: readSteps(get(branch, 'steps') ?? [], ` of ${place}`, depth + 1, fail),
    };
  });
}

function readRetry(value: Json, place: string, fail: Fail): RetryPolicy | null {
  if (value === null) return null;
  const delaysS = isJsonObject(value) && Object.keys(value).length === 1 ? get(value, 'delaysS') : undefined;
  const isDelay = (item: Json): item is number =>
    typeof item === 'number' && Number.isInteger(item) && item >= 1 && item <= 86_400;
  if (isJsonArray(delaysS) && delaysS.length <= 20 && delaysS.every(isDelay)) return { delaysS: [...delaysS] };
  fail(`The retry of ${place} must be { "delaysS": [...] } with up to 20 whole numbers from 1 to 86400.`);
  return null;
}

function readTimeout(step: JsonObject, place: string, fail: Fail): Pick<Step, 'timeoutS'> {
  const value = get(step, 'timeoutS');
  if (value === undefined) return {};
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_STEP_TIMEOUT_S) {
    return { timeoutS: value };
  }
  fail(`The timeoutS of ${place} must be a whole number from 1 to ${MAX_STEP_TIMEOUT_S}.`);
  return {};
}

function readConfig(owner: JsonObject, place: string, fail: Fail): Config {
  const config = get(owner, 'config') ?? {};
  if (isJsonObject(config)) return config;
  fail(`The config of ${place} must be an object.`);
  return {};
}

function readFlag(owner: JsonObject, key: string, place: string, fail: Fail): boolean {
  const value = get(owner, key) ?? false;
  if (typeof value !== 'boolean') fail(`The ${key} of ${place} must be true or false.`);
  return value === true;
}

type Lengths = { readonly min: number; readonly max: number };

function readText(owner: JsonObject, key: string, place: string, { min, max }: Lengths, fail: Fail): string {
  const value = get(owner, key) ?? '';
  if (typeof value === 'string' && value.length >= min && value.length <= max) return value;
  fail(`The ${key} of ${place} must be a text of ${min} to ${max} characters.`);
  return '';
}

function readObject(value: Json, place: string, fail: Fail): JsonObject {
  if (isJsonObject(value)) return value;
  fail(`There must be an object for ${place}.`);
  return {};
}

function checkKeys(value: JsonObject, known: readonly string[], place: string, fail: Fail): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) fail(`In ${place} the key "${unknown}" is not known.`);
}

function get(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
