import type { Pool } from 'pg';
import { listDocumentReferences } from '#core/expression/list-references.ts';
import { compileDocument } from '#core/workflow/compile-document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { RunKnowledge, RunnableVersion } from '#engine/ports/run-knowledge.ts';
import { catalog } from '#steps/catalog.ts';
import { findVersionDocument } from '#storage/runs/find-version-document.ts';

export type RunKnowledgeDeps = {
  readonly pool: Pool;
  /** Decrypted texts by secret id. */
  readonly readSecrets: (projectId: string) => Promise<ReadonlyMap<string, string>>;
  readonly readResource: RunKnowledge['getResource'];
};

const MAXIMUM_VERSIONS = 1000;

/** Knows published versions, which never change, and reads secrets anew for each run that uses some. */
export function createRunKnowledge({ pool, readSecrets, readResource }: RunKnowledgeDeps): RunKnowledge {
  const versions = new Map<string, Promise<RunnableVersion>>();
  const read = async (versionId: string): Promise<RunnableVersion> => {
    const stored = await findVersionDocument(pool, versionId);
    if (stored === undefined) throw new Error(`There is no version ${versionId}.`);
    const document = readDocument(stored);
    const usesSecrets = listDocumentReferences(document, catalog).some(({ ref }) => ref.source === 'secret');
    return { compiled: compileDocument(document), usesSecrets };
  };
  return {
    getVersion: (versionId) => {
      const known = versions.get(versionId);
      if (known !== undefined) return known;
      const version = read(versionId);
      version.catch(() => versions.delete(versionId));
      const oldest = versions.keys().next().value;
      if (versions.size >= MAXIMUM_VERSIONS && oldest !== undefined) versions.delete(oldest);
      versions.set(versionId, version);
      return version;
    },
    getSecrets: readSecrets,
    getResource: readResource,
  };
}
