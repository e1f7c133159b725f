import { IconLayoutSidebarRight } from '@tabler/icons-react';
import type { Command } from './command.ts';

export const openInspector: Command = {
  id: 'open-inspector',
  label: 'Open in the inspector',
  shortcuts: ['Enter'],
  scope: 'flow',
  group: 'Selection',
  icon: IconLayoutSidebarRight,
  isEnabled: ({ store }) => store.state.getState().selection !== null,
  run: ({ store }) => store.focusField(store.state.getState().selection, null),
};
