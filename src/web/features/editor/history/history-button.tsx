import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { showHistory } from '../commands/show-history.ts';
import { shortcutLabel } from '../commands/shortcut-label.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import { HistoryList } from './history-list.tsx';
import classes from './history.module.css';

/** Opens the history beside the buttons for undo and redo. */
export function HistoryButton() {
  const view = useEditorView();
  const isOpen = useEditorViewState((state) => state.dialog === 'history');
  const toggle = (isWanted: boolean) => view.open(isWanted ? 'history' : null);
  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom" width={340} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={`${showHistory.label} (${shortcutLabel(showHistory.shortcuts[0] ?? '')})`} disabled={isOpen}>
          <ActionIcon size={30} w={20} aria-label={showHistory.label} onClick={() => toggle(!isOpen)}>
            <IconChevronDown size={14} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={showHistory.label} className={classes['panel'] ?? ''}>
        <HistoryList />
      </Popover.Dropdown>
    </Popover>
  );
}
