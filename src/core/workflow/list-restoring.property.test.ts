import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from './apply-change.ts';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { listRestoring } from './list-restoring.ts';

test('any draft becomes any version, and undo gives the draft back', () => {
  fc.assert(
    fc.property(arbitraryDocument, arbitraryDocument, (draft, version) => {
      const restored = applyChange(draft, listRestoring(draft, version));
      expect(restored.refused).toEqual([]);
      expect(restored.document).toEqual(version);
      expect(applyChange(restored.document, restored.inverse).document).toEqual(draft);
    }),
  );
});
