import { IconBolt, IconListDetails, IconRoute, IconSettings, IconUsers, type Icon } from '@tabler/icons-react';

export type RailItem = {
  readonly label: string;
  readonly icon: Icon;
  readonly to:
    | '/p/$projectId/workflows'
    | '/p/$projectId/app-events'
    | '/p/$projectId/users'
    | '/p/$projectId/runs'
    | '/p/$projectId/settings';
  /** What people may also type to find it. */
  readonly keywords: string;
};

/** The pages of a project; the rail and the palette show the same. */
export const RAIL_ITEMS: readonly RailItem[] = [
  { label: 'Workflows', icon: IconRoute, to: '/p/$projectId/workflows', keywords: 'flows automations canvas' },
  { label: 'App Events', icon: IconBolt, to: '/p/$projectId/app-events', keywords: 'triggers samples schema' },
  { label: 'Users', icon: IconUsers, to: '/p/$projectId/users', keywords: 'end users customers' },
  { label: 'Runs', icon: IconListDetails, to: '/p/$projectId/runs', keywords: 'history received events refused logs' },
  { label: 'Settings', icon: IconSettings, to: '/p/$projectId/settings', keywords: 'keys secrets members audit' },
];
