import { Button, Popover } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useEditorState } from '../store/editor-context.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import classes from './top-bar.module.css';

export function ProblemsButton() {
  const [isOpen, setIsOpen] = useState(false);
  const errors = useEditorState(({ problems }) => problems.filter(({ severity }) => severity === 'error').length);
  const count = useEditorState(({ problems }) => problems.length);
  const tone = errors > 0 ? 'error' : count > 0 ? 'warning' : 'none';
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={400} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes['problems'] ?? ''}
          data-tone={tone}
          leftSection={count === 0 ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
          aria-label={`${count} ${count === 1 ? 'problem' : 'problems'}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {count}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Problems">
        {count === 0 ? (
          <p className={classes['calm']}>There is nothing wrong with this draft.</p>
        ) : (
          <ProblemList onGo={() => setIsOpen(false)} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
