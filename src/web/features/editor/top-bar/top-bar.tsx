import { Button, Menu, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconHistory, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { CommandButton } from '../commands/command-button.tsx';
import { useCommand } from '../commands/command-context.ts';
import { CommandMenuItem } from '../commands/command-menu-item.tsx';
import { publish } from '../commands/publish.ts';
import { redo } from '../commands/redo.ts';
import { showShortcuts } from '../commands/show-shortcuts.ts';
import { exportFile } from '../commands/export-file.ts';
import { showVersions } from '../commands/show-versions.ts';
import { testStep } from '../commands/test-step.ts';
import { testUpTo } from '../commands/test-up-to.ts';
import { testWorkflow } from '../commands/test-workflow.ts';
import { toggleOutline } from '../commands/toggle-outline.ts';
import { undo } from '../commands/undo.ts';
import { unpublish } from '../commands/unpublish.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { People } from '../presence/people.tsx';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useEditorViewState } from '../view/editor-view-context.ts';
import { DraftState } from './draft-state.tsx';
import { ProblemsButton } from './problems-button.tsx';
import { WorkflowName } from './workflow-name.tsx';
import { WorkflowSettings } from './workflow-settings.tsx';
import classes from './top-bar.module.css';

export function TopBar() {
  const { projectId } = useEditorStore();
  const isOutlineOpen = useEditorViewState((state) => state.isOutlineOpen);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  return (
    <section className={classes['bar']} aria-label="Workflow">
      <div className={classes['left']}>
        <Tooltip label="All workflows">
          <Link
            to="/p/$projectId/workflows"
            params={{ projectId }}
            className={classes['back']}
            aria-label="All workflows"
          >
            <IconArrowLeft size={18} stroke={1.6} aria-hidden />
          </Link>
        </Tooltip>
        <WorkflowName />
      </div>
      <div className={classes['right']}>
        <People />
        <DraftState />
        <CommandButton command={undo} />
        <CommandButton command={redo} />
        <HistoryButton />
        <CommandButton command={toggleOutline} isPressed={isOutlineOpen} />
        <CommandButton command={showShortcuts} />
        <WorkflowSettings />
        <ProblemsButton />
        {isReadOnly ? null : <TestMenu />}
        {isReadOnly ? <VersionsButton /> : <PublishButtons />}
      </div>
    </section>
  );
}

function TestMenu() {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Test
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandMenuItem command={testWorkflow} />
        <CommandMenuItem command={testStep} />
        <CommandMenuItem command={testUpTo} />
      </Menu.Dropdown>
    </Menu>
  );
}

function PublishButtons() {
  const { run } = useCommand(publish);
  return (
    <Button.Group>
      <Button onClick={run}>Publish</Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button px={6} aria-label="More about publishing">
            <IconChevronDown size={14} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <CommandMenuItem command={showVersions} />
          <CommandMenuItem command={exportFile} />
          <CommandMenuItem command={unpublish} />
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

function VersionsButton() {
  const { run } = useCommand(showVersions);
  return (
    <Button variant="default" leftSection={<IconHistory size={14} aria-hidden />} onClick={run}>
      Versions
    </Button>
  );
}
