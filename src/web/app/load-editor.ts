import type { QueryClient } from '@tanstack/react-query';
import { workflowQuery } from '../features/editor/requests/get-workflow.ts';
import { appEventNamesQuery } from '../features/editor/requests/list-app-events.ts';
import { secretsQuery } from '../features/editor/requests/list-secrets.ts';

/** Asks for what the editor starts with while its code is still on the way; the page waits for both, and tells errors. */
export function loadEditor(client: QueryClient, projectId: string, workflowId: string): void {
  // Always anew: the draft may have moved on since somebody was here last.
  void client.prefetchQuery({ ...workflowQuery(projectId, workflowId), staleTime: 0 });
  void client.prefetchQuery(appEventNamesQuery(projectId));
  void client.prefetchQuery(secretsQuery(projectId));
}
