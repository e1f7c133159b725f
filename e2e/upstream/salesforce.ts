import { startUpstream, type Upstream, type UpstreamAnswer, type UpstreamRequest } from './start-upstream.ts';

/** A record with the `Id` that Salesforce gave it. */
export type SalesforceContact = Readonly<Record<string, string>>;
export interface Salesforce extends Upstream {
  readonly contacts: readonly SalesforceContact[];
}

const CONTACTS_PATH = '/services/data/v62.0/sobjects/Contact';
const FIELDS = ['FirstName', 'LastName', 'Email', 'Phone', 'Title', 'Department', 'Description', 'LeadSource'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** As much of the Salesforce REST API as creating a contact needs. Source: Salesforce REST API Developer Guide, v62.0. */
export async function startSalesforce(accessToken: string): Promise<Salesforce> {
  const contacts: SalesforceContact[] = [];
  const upstream = await startUpstream((request) => answer(request, accessToken, contacts));
  return { ...upstream, contacts };
}

function answer(request: UpstreamRequest, accessToken: string, contacts: SalesforceContact[]): UpstreamAnswer {
  if (request.headers.authorization !== `Bearer ${accessToken}`) {
    return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  }
  if (request.path !== CONTACTS_PATH) return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  if (request.method !== 'POST')
    return refuse(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${request.method}' not allowed`);
  const { body } = request;
  if (typeof body !== 'object' || body === null) {
    return refuse(400, 'JSON_PARSER_ERROR', 'Unexpected character at [line:1, column:1]');
  }
  return createContact(new Map(Object.entries(body)), contacts);
}

function createContact(record: ReadonlyMap<string, unknown>, contacts: SalesforceContact[]): UpstreamAnswer {
  const unknown = [...record.keys()].find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    return refuse(400, 'INVALID_FIELD', `No such column '${unknown}' on sobject of type Contact`);
  }
  const { LastName, Email } = Object.fromEntries(record);
  if (typeof LastName !== 'string' || LastName === '') {
    return refuse(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']);
  }
  if (typeof Email === 'string' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(Email)) {
    return refuse(400, 'INVALID_EMAIL_ADDRESS', `Email: invalid email address: ${Email}`, ['Email']);
  }
  const id = toEighteenLetters(`0035g00000${String(contacts.length + 1).padStart(5, '0')}`);
  const texts = [...record].map(([field, value]) => [field, String(value)] as const);
  contacts.push(Object.fromEntries([['Id', id], ...texts]));
  return { status: 201, body: { id, success: true, errors: [] } };
}

/** Adds the three letters that say which of the fifteen are capitals. Source: Salesforce's record id format. */
function toEighteenLetters(id: string): string {
  const suffix = [0, 5, 10].map((from) => {
    const bits = Array.from(id.slice(from, from + 5), (letter, bit) => (/[A-Z]/.test(letter) ? 2 ** bit : 0));
    return LETTERS.charAt(bits.reduce((sum, bit) => sum + bit, 0));
  });
  return id + suffix.join('');
}

function refuse(status: number, errorCode: string, message: string, fields?: readonly string[]): UpstreamAnswer {
  return { status, body: [{ message, errorCode, ...(fields === undefined ? {} : { fields }) }] };
}
