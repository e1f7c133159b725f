import type { TablerIcon } from '@tabler/icons-react';
import { findMoveTarget, type Direction } from '../edits/move-targets.ts';
import type { Command, CommandContext } from './command.ts';
import { moveSelected } from './move-selected.ts';
import { canEdit, findSelectedPlaces } from './selected-step.ts';

type MoveOptions = {
  readonly direction: Direction;
  readonly label: string;
  readonly shortcut: string;
  readonly icon: TablerIcon;
  /** Ends "… is moved". */
  readonly outcome: string;
};

/** The commands that move what is selected one place differ in the direction only. */
export function defineMove({ direction, label, shortcut, icon, outcome }: MoveOptions): Command {
  const findTarget = (context: CommandContext) => {
    const { document } = context.store.state.getState();
    const places = findSelectedPlaces(context);
    const leader = direction === 'down' ? places.at(-1) : places[0];
    return leader === undefined ? null : findMoveTarget(document, leader.step.id, direction);
  };
  return {
    id: `move-step-${direction}`,
    label,
    shortcuts: [shortcut],
    scope: 'flow',
    group: 'Steps',
    icon,
    isEnabled: (context) => canEdit(context) && findTarget(context) !== null,
    run: (context) => {
      const to = findTarget(context);
      if (to !== null) moveSelected(context, to, ` ${outcome}`);
    },
  };
}
