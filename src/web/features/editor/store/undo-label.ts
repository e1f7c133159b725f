/** "Undo: move 'Create contact'", from the label of the change. */
export function describeUndo(verb: 'Undo' | 'Redo', label: string): string {
  return `${verb}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}
