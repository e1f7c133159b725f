import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const GRAVE = new Set<string | null | undefined>(['serious', 'critical']);

/**
 * What axe holds against the page as it is now: rule, reason and the first elements, serious and critical ones only.
 * `colours` looks at contrasts alone: the rest is the same in every colour scheme.
 */
export async function findViolations(page: Page, scope: 'everything' | 'colours'): Promise<string[]> {
  // Target size is the one rule of WCAG 2.2 that axe does not apply by itself.
  const options: Parameters<AxeBuilder['options']>[0] =
    scope === 'colours'
      ? { runOnly: ['color-contrast', 'link-in-text-block'] }
      : { rules: { 'target-size': { enabled: true } } };
  const { violations } = await new AxeBuilder({ page })
    .options(options)
    // Monaco is another project's; its label and its way out by keyboard are ours and tested elsewhere.
    .exclude('.monaco-editor')
    .analyze();
  return violations
    .filter(({ impact }) => GRAVE.has(impact))
    .map(({ id, help, nodes }) => {
      const places = nodes
        .slice(0, 3)
        .map(({ target, failureSummary = '' }) => `${String(target)} (${failureSummary})`);
      return `${id}: ${help}: ${places.join('; ')}`;
    });
}
