import { IconChevronsDown } from '@tabler/icons-react';
import { defineExtend } from './extend-selection.ts';

export const extendDown = defineExtend({ direction: 'down', shortcut: 'shift+ArrowDown', icon: IconChevronsDown });
