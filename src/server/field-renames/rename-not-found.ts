import { AppError } from '../app-error.ts';

export function renameNotFound(): AppError {
  return new AppError('not_found', 'There is no such rename of a field.');
}
