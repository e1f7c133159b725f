import type { Pool } from 'pg';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { readStoredConfig } from '#core/step/stored-value.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import type { RequestConfig } from '#steps/request-trigger/check-request.ts';
import { requestTrigger } from '#steps/request-trigger/definition.ts';
import { findVersionDocument } from '#storage/runs/find-version-document.ts';

/** What a published version says about calls; it never changes. */
export type CallableVersion = { readonly config: RequestConfig; readonly mayRespond: boolean };

const MAXIMUM_VERSIONS = 1000;

/** Reads versions once. */
export function createCallableVersions(pool: Pool): (versionId: string) => Promise<CallableVersion> {
  const known = new Map<string, CallableVersion>();
  return async (versionId) => {
    const remembered = known.get(versionId);
    if (remembered !== undefined) return remembered;
    const document = readDocument((await findVersionDocument(pool, versionId)) ?? null);
    const version = {
      config: readStoredConfig(requestTrigger.fields, document.trigger?.config ?? {}),
      mayRespond: walkSteps(document).some(({ step }) => step.type === 'response' && !step.isDisabled),
    };
    const oldest = known.keys().next().value;
    if (known.size >= MAXIMUM_VERSIONS && oldest !== undefined) known.delete(oldest);
    known.set(versionId, version);
    return version;
  };
}
