import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { useEditorState } from '../store/editor-context.ts';

const CONTROLS = '[role="textbox"], input, select, textarea, button';

/** Does what a click in the list of problems asks: the field comes into view and gets the focus. */
export function useFocusRequest(root: RefObject<HTMLElement | null>, owner: string, showFields: () => void): void {
  const request = useEditorState(({ focusRequest }) => (focusRequest?.selection === owner ? focusRequest : null));
  const done = useRef<number | null>(null);
  const show = useEffectEvent(showFields);
  useEffect(() => {
    if (request === null || done.current === request.serial) return undefined;
    show();
    // The tab of the fields may have to be drawn first.
    const frame = requestAnimationFrame(() => {
      done.current = request.serial;
      const field = root.current?.querySelector(
        request.field === null ? '[data-field]' : `[data-field="${CSS.escape(request.field)}"]`,
      );
      const control = field?.querySelector(CONTROLS) ?? root.current?.querySelector(CONTROLS);
      field?.scrollIntoView({ block: 'nearest' });
      if (control instanceof HTMLElement) control.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [request, root]);
}
