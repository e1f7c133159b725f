import {
  IconArrowBackUp,
  IconArrowBounce,
  IconArrowsSplit,
  IconBolt,
  IconBox,
  IconCalendarTime,
  IconClock,
  IconCode,
  IconDatabase,
  IconListDetails,
  IconPlayerStop,
  IconPlug,
  IconRoute,
  IconServer,
  IconTransform,
  IconWebhook,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';

/** The icons that step and trigger definitions name. One that is missing here shows as a box. */
const ICONS: { readonly [name: string]: TablerIcon } = {
  'arrow-back-up': IconArrowBackUp,
  'arrow-bounce': IconArrowBounce,
  'arrows-split': IconArrowsSplit,
  bolt: IconBolt,
  'calendar-time': IconCalendarTime,
  clock: IconClock,
  code: IconCode,
  database: IconDatabase,
  'list-details': IconListDetails,
  'player-stop': IconPlayerStop,
  plug: IconPlug,
  route: IconRoute,
  server: IconServer,
  transform: IconTransform,
  webhook: IconWebhook,
  world: IconWorld,
};

export function Icon({ name, size = 18 }: { readonly name: string; readonly size?: number }) {
  const Found = ICONS[name] ?? IconBox;
  return <Found size={size} stroke={1.7} aria-hidden />;
}
