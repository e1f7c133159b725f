import { useEffect, useState } from 'react';

/** True from a moment after `isStarted` on: for work that would hold up what people wait for. */
export function useMomentAfter(isStarted: boolean, delayMs: number): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (!isStarted) return undefined;
    const timer = setTimeout(() => setIsOver(true), delayMs);
    return () => clearTimeout(timer);
  }, [isStarted, delayMs]);
  return isOver;
}
