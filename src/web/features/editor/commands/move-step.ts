import type { TablerIcon } from '@tabler/icons-react';
import { findMoveTarget, type Direction } from '../edits/move-targets.ts';
import type { Command, CommandContext } from './command.ts';
import { canEdit, findSelectedStep, goTo } from './selected-step.ts';

type MoveOptions = {
  readonly direction: Direction;
  readonly label: string;
  readonly shortcut: string;
  readonly icon: TablerIcon;
  /** Ends "… is moved". */
  readonly outcome: string;
};

/** The commands that move the selected step one place differ in the direction only. */
export function defineMove({ direction, label, shortcut, icon, outcome }: MoveOptions): Command {
  const findTarget = (context: CommandContext) => {
    const step = findSelectedStep(context);
    return step === undefined ? null : findMoveTarget(context.store.state.getState().document, step.id, direction);
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
      const step = findSelectedStep(context);
      const to = findTarget(context);
      if (step === undefined || to === null) return;
      context.store.edit(`Move '${step.name}'`, [{ kind: 'move-step', stepId: step.id, to }]);
      goTo(context, step.id);
      context.store.announce(`'${step.name}' is moved ${outcome}.`);
    },
  };
}
