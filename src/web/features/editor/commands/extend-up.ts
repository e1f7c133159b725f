import { IconChevronsUp } from '@tabler/icons-react';
import { defineExtend } from './extend-selection.ts';

export const extendUp = defineExtend({ direction: 'up', shortcut: 'shift+ArrowUp', icon: IconChevronsUp });
