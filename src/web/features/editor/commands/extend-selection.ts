import type { TablerIcon } from '@tabler/icons-react';
import { walkSteps } from '#core/workflow/walk.ts';
import { extendSelection } from '../store/selected-steps.ts';
import type { Command } from './command.ts';
import { selectSteps } from './select-steps.ts';

type ExtendOptions = {
  readonly direction: 'down' | 'up';
  readonly shortcut: string;
  readonly icon: TablerIcon;
};

/** The commands that take the next step in differ in the direction only. */
export function defineExtend({ direction, shortcut, icon }: ExtendOptions): Command {
  return {
    id: `extend-selection-${direction}`,
    label: direction === 'down' ? 'Select the next step, too' : 'Select the step before, too',
    shortcuts: [shortcut],
    scope: 'flow',
    group: 'Selection',
    icon,
    isEnabled: () => true,
    run: (context) => {
      const state = context.store.state.getState();
      const order = walkSteps(state.document).map(({ step }) => step.id);
      selectSteps(context, extendSelection(state.document, state, order, direction === 'down' ? 1 : -1));
    },
  };
}
