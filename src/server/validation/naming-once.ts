import { isUniqueViolation } from '#storage/database/is-unique-violation.ts';
import { AppError } from '../app-error.ts';

/** Makes a change that gives a name; 409 `name_taken` when `what` ("a secret") has that name already. */
export async function namingOnce<Result>(what: string, name: string, change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('name_taken', `There is ${what} named "${name}" already.`, { cause: error });
  }
}
