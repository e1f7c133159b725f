import type { Snapshot } from '../requests/snapshots.ts';
import type { Version } from '../requests/list-versions.ts';

/** What the draft was once: a published version, or a state that somebody named. `key` stands for it in addresses. */
export type KeptState =
  | {
      readonly kind: 'version';
      readonly key: string;
      readonly title: string;
      readonly at: string;
      readonly version: Version;
    }
  | {
      readonly kind: 'snapshot';
      readonly key: string;
      readonly title: string;
      readonly at: string;
      readonly snapshot: Snapshot;
    };

/** Newest first. */
export function listKeptStates(versions: readonly Version[], snapshots: readonly Snapshot[]): readonly KeptState[] {
  const states: KeptState[] = [
    ...versions.map((version) => ({
      kind: 'version' as const,
      key: String(version.number),
      title: `Version ${version.number}`,
      at: version.publishedAt,
      version,
    })),
    ...snapshots.map((snapshot) => ({
      kind: 'snapshot' as const,
      key: snapshot.id,
      title: snapshot.name,
      at: snapshot.createdAt,
      snapshot,
    })),
  ];
  return states.toSorted((a, b) => b.at.localeCompare(a.at));
}
