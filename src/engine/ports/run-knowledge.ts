import type { ProjectId, VersionId } from '#core/base/brand.ts';
import type { ResourceAccess } from './resource-access.ts';
import type { CompiledDocument } from '#core/workflow/compile-document.ts';

/** A published version, ready to run. It never changes, so implementations keep it. */
export type RunnableVersion = {
  readonly compiled: CompiledDocument;
  readonly usesSecrets: boolean;
};

/** What a run needs to know besides its own record. */
export interface RunKnowledge {
  getVersion(versionId: VersionId): Promise<RunnableVersion>;
  /** Texts of the project's secrets by secret id. */
  getSecrets(projectId: ProjectId): Promise<ReadonlyMap<string, string>>;
  /** An API resource of the project as it is now; undefined: there is none of this id. */
  getResource(projectId: ProjectId, resourceId: string): Promise<ResourceAccess | undefined>;
}
