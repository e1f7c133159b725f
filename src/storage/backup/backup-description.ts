import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** The first entry of a backup. */
export const DESCRIPTION_FILE = 'millrace.json';
/** Raised when older restores would misread the file. */
const FORMAT = 1;

const DescriptionSchema = Type.Object({
  format: Type.Literal(FORMAT),
  createdAt: Type.String(),
  /** The Millrace that made it. */
  millrace: Type.String(),
  /** Those that the database has. */
  migrations: Type.Array(Type.String()),
  /** Major version of PostgreSQL, and the machine: its files are as they lie on disk. */
  postgres: Type.Integer(),
  architecture: Type.String(),
});
export type BackupDescription = Static<typeof DescriptionSchema>;

export function formatDescription(description: Omit<BackupDescription, 'format'>): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, ...description }, null, 2)}\n`);
}

/** Undefined: it describes no backup that this Millrace can read. */
export function parseDescription(text: string): BackupDescription | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(DescriptionSchema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
