import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { Panel } from '@xyflow/react';
import type { RefObject } from 'react';
import type { FlowCanvasHandle } from './flow-editing.ts';
import classes from './flow-canvas.module.css';

const ZOOM_STEP = 1.25;

export function FlowControls({ handle }: { readonly handle: RefObject<FlowCanvasHandle | null> }) {
  const buttons = [
    { label: 'Zoom in', icon: IconPlus, run: () => handle.current?.zoomBy(ZOOM_STEP) },
    { label: 'Zoom out', icon: IconMinus, run: () => handle.current?.zoomBy(1 / ZOOM_STEP) },
    { label: 'Fit the whole flow', icon: IconFocusCentered, run: () => handle.current?.fit() },
  ];
  return (
    <Panel position="bottom-left" className={classes['controls'] ?? ''}>
      {buttons.map(({ label, icon: ButtonIcon, run }) => (
        <Tooltip key={label} label={label} position="right">
          <ActionIcon aria-label={label} onClick={run} size={28}>
            <ButtonIcon size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Panel>
  );
}
