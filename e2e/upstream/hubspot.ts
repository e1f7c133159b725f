import { randomUUID } from 'node:crypto';
import { startUpstream, type Upstream, type UpstreamAnswer, type UpstreamRequest } from './start-upstream.ts';

export interface HubspotContact {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}
export interface Hubspot extends Upstream {
  readonly contacts: readonly HubspotContact[];
}

const CONTACTS_PATH = '/crm/v3/objects/contacts';
const PROPERTIES = ['email', 'firstname', 'lastname', 'company', 'phone', 'jobtitle', 'lifecyclestage'];
const FIRST_ID = 51;

/** As much of the HubSpot CRM API as creating a contact needs. Source: HubSpot CRM API v3, contacts and errors. */
export async function startHubspot(accessToken: string): Promise<Hubspot> {
  const contacts: HubspotContact[] = [];
  const upstream = await startUpstream((request) => answer(request, accessToken, contacts));
  return { ...upstream, contacts };
}

function answer(request: UpstreamRequest, accessToken: string, contacts: HubspotContact[]): UpstreamAnswer {
  if (request.headers.authorization !== `Bearer ${accessToken}`) {
    return refuse(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
  }
  if (request.path !== CONTACTS_PATH) return refuse(404, 'OBJECT_NOT_FOUND', 'resource not found');
  if (request.method !== 'POST') return refuse(405, 'METHOD_NOT_ALLOWED', 'HTTP 405 Method Not Allowed');
  const properties = readProperties(request.body);
  if (properties === undefined) return refuse(400, 'VALIDATION_ERROR', 'Invalid input JSON on line 1, column 1');
  const unknown = Object.keys(properties).find((name) => !PROPERTIES.includes(name));
  if (unknown !== undefined)
    return refuseValue(unknown, 'PROPERTY_DOESNT_EXIST', `Property "${unknown}" does not exist`);
  const { email = '' } = properties;
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    return refuseValue('email', 'INVALID_EMAIL', `Email address ${email} is invalid`);
  }
  const existing = contacts.find((contact) => contact.properties['email'] === email);
  if (existing !== undefined) return refuse(409, 'CONFLICT', `Contact already exists. Existing ID: ${existing.id}`);
  return createContact(properties, contacts);
}

function readProperties(body: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof body !== 'object' || body === null || !('properties' in body)) return undefined;
  const { properties } = body;
  if (typeof properties !== 'object' || properties === null) return undefined;
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)]));
}

function createContact(given: HubspotContact['properties'], contacts: HubspotContact[]): UpstreamAnswer {
  const id = String(FIRST_ID + contacts.length * 50);
  const now = new Date().toISOString();
  const properties = { ...given, createdate: now, hs_object_id: id, lastmodifieddate: now };
  contacts.push({ id, properties });
  return { status: 201, body: { id, properties, createdAt: now, updatedAt: now, archived: false } };
}

function refuseValue(name: string, error: string, message: string): UpstreamAnswer {
  const values = JSON.stringify([{ isValid: false, message, error, name }]);
  return refuse(400, 'VALIDATION_ERROR', `Property values were not valid: ${values}`);
}

function refuse(status: number, category: string, message: string): UpstreamAnswer {
  return { status, body: { status: 'error', message, correlationId: randomUUID(), category } };
}
