import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const PackageSchema = Type.Object({ version: Type.String() });
const file = new URL('../../package.json', import.meta.url);

/** The version of this Millrace. */
export const VERSION = Value.Parse(PackageSchema, JSON.parse(readFileSync(file, 'utf8'))).version;
