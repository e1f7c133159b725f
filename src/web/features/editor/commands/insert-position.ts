import type { Position } from '#core/workflow/document.ts';
import type { CommandContext } from './command.ts';
import { findSelectedPlaces } from './selected-step.ts';

/** Below the last selected card; at the end while nothing is selected. */
export function findInsertPosition(context: CommandContext): Position {
  const { document, selection } = context.store.state.getState();
  const place = findSelectedPlaces(context).at(-1);
  if (place !== undefined) return { container: place.container, after: place.step.id };
  return { container: null, after: selection === 'trigger' ? null : (document.steps.at(-1)?.id ?? null) };
}
