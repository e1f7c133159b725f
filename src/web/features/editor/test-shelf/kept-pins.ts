import { isJsonObject, type Json, type JsonObject } from '#core/base/json.ts';

export type Pins = JsonObject;

const keyOf = (workflowId: string) => `millrace-pins-${workflowId}`;

/** The pinned outputs of a workflow, as this browser keeps them. What is not readable counts as none. */
export function readPins(workflowId: string): Pins {
  try {
    // JSON.parse gives JSON and nothing else.
    const kept = JSON.parse(localStorage.getItem(keyOf(workflowId)) ?? '{}') as Json;
    return isJsonObject(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** A full or forbidden store keeps nothing; the pins then last as long as the page. */
export function writePins(workflowId: string, pins: Pins): void {
  try {
    if (Object.keys(pins).length === 0) localStorage.removeItem(keyOf(workflowId));
    else localStorage.setItem(keyOf(workflowId), JSON.stringify(pins));
  } catch {
    return;
  }
}
