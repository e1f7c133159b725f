import { IconFileExport } from '@tabler/icons-react';
import { downloadWorkflow } from '../../../lib/download-workflow.ts';
import type { Command } from './command.ts';

export const exportFile: Command = {
  id: 'export-file',
  label: 'Export as a file',
  shortcuts: [],
  scope: 'editor',
  group: 'Workflow',
  icon: IconFileExport,
  isEnabled: ({ store }) => !store.state.getState().isReadOnly,
  run: ({ store }) => {
    const { document, appEvents, secrets, resources } = store.state.getState();
    downloadWorkflow(document, { appEvents, secrets, resources: resources ?? [] });
  },
};
