import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Transform } from '#core/expression/transforms/transform.ts';
import classes from './transform-menu.module.css';

// A hundred transforms are read only by those who open the menu.
const TransformSearch = lazy(async () => ({ default: (await import('./transform-search.tsx')).TransformSearch }));

type TransformMenuProps = { readonly label: string; readonly onPick: (transform: Transform) => void };

/** Opens the ready-made transforms for a formula. */
export function TransformMenu({ label, onPick }: TransformMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => setIsOpen(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={380} trapFocus closeOnEscape>
      <Popover.Target>
        <Tooltip label="Transform the formula, or what is selected in it" disabled={isOpen}>
          <ActionIcon
            ref={button}
            size={24}
            className={classes['button']}
            aria-label={`Transform ${label}`}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconWand size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Transforms">
        <Suspense fallback={<p className={classes['none']}>Loading…</p>}>
          <TransformSearch
            onClose={() => {
              close();
              button.current?.focus();
            }}
            onPick={(transform) => {
              close();
              onPick(transform);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
