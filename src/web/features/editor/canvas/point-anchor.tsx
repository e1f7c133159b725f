import type { Ref } from 'react';
import type { ScreenPoint } from '../../../ui/flow/flow-editing.ts';

type PointAnchorProps = { readonly at: ScreenPoint; readonly id?: string; readonly ref?: Ref<HTMLDivElement> };

/** An invisible point of the screen that a menu or a popover hangs on. What opens it is elsewhere and says so itself. */
export function PointAnchor({ at, id, ref }: PointAnchorProps) {
  return <div id={id} ref={ref} style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }} />;
}
