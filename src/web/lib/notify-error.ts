import { notifications } from '@mantine/notifications';
import { describeError } from './describe-error.ts';

/** Says in the corner of the screen what went wrong. `title` names what was tried: "The key was not revoked". */
export function notifyError(error: unknown, title?: string): void {
  notifications.show({
    ...(title === undefined ? {} : { title }),
    message: describeError(error),
    color: 'red',
    autoClose: 10_000,
  });
}

export function notifyDone(message: string): void {
  notifications.show({ message, autoClose: 4_000 });
}
