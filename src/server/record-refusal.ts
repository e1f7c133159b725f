import { isJsonObject } from '#core/base/json.ts';
import { isUuid } from '#core/base/uuid-v7.ts';
import { sendEvent, sendEventBatch } from '#contract/sending.ts';
import type { ServerDeps } from './deps.ts';
import type { RefusedSend } from './sending/refused-sends.ts';

/** Keeps what a refused send was about, for the page that shows it; without its payload. */
export function createRefusalRecorder(store: { record(refused: RefusedSend): void }): ServerDeps['onSenderRefused'] {
  return (request, { code, message }) => {
    const { route } = request.routeOptions.config;
    if (route !== sendEvent && route !== sendEventBatch) return;
    const params: unknown = request.params;
    const projectId = isJsonObject(params) ? params['projectId'] : undefined;
    if (typeof projectId !== 'string' || !isUuid(projectId)) return;
    const body: unknown = request.body;
    const name = isJsonObject(body) && typeof body['name'] === 'string' ? body['name'] : null;
    // Not set when the refusal was about who sends.
    const caller: unknown = request.caller;
    const hasSender = typeof caller === 'object' && caller !== null && 'endUserExternalId' in caller;
    const userId = hasSender ? String(caller.endUserExternalId) : null;
    store.record({ projectId, code, message, name, userId });
  };
}
