import { listAppEvents } from '#contract/app-events.ts';
import { listResources } from '#contract/resources.ts';
import { listSecrets } from '#contract/settings.ts';
import type { ProjectNames } from '#core/workflow/file/project-names.ts';
import { callApi } from '../../../lib/api.ts';

/** What workflows of this project can name, as of now. */
export async function loadProjectNames(projectId: string): Promise<ProjectNames> {
  const params = { projectId };
  const [appEvents, secrets, resources] = await Promise.all([
    callApi(listAppEvents, { params }),
    callApi(listSecrets, { params }),
    callApi(listResources, { params }),
  ]);
  return { appEvents, secrets, resources };
}
