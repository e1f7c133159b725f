import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeKeptInVain } from './kept-records.ts';
import { notifyError } from './notify-error.ts';
import { requestJson } from './request-json.ts';

/** Ends the session and loads the sign-in page anew, so that nothing of the session stays in memory. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => requestJson({ method: 'POST', url: '/api/auth/sign-out', body: {} }),
    onError: (error) => notifyError(error, 'You are still signed in.'),
    onSuccess: async () => {
      client.clear();
      // A browser that keeps nothing has nothing to forget.
      await removeKeptInVain().catch(() => undefined);
      window.location.assign('/sign-in');
    },
  });
}
