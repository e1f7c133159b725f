import { addStickyNote } from './add-sticky-note.ts';
import { addStep } from './add-step.ts';
import { clearSelection } from './clear-selection.ts';
import type { Command } from './command.ts';
import { copyLink } from './copy-link.ts';
import { copyStep } from './copy-step.ts';
import { cutStep } from './cut-step.ts';
import { deleteStep } from './delete-step.ts';
import { duplicateStep } from './duplicate-step.ts';
import { exportFile } from './export-file.ts';
import { extendDown } from './extend-down.ts';
import { extendUp } from './extend-up.ts';
import { findInWorkflow } from './find-in-workflow.ts';
import { fitFlow } from './fit-flow.ts';
import { moveStepDown } from './move-step-down.ts';
import { moveStepLeft } from './move-step-left.ts';
import { moveStepRight } from './move-step-right.ts';
import { moveStepUp } from './move-step-up.ts';
import { openMenu } from './open-menu.ts';
import { openInspector } from './open-inspector.ts';
import { pasteSteps } from './paste-steps.ts';
import { publish } from './publish.ts';
import { redo } from './redo.ts';
import { renameStep } from './rename-step.ts';
import { selectLeft } from './select-left.ts';
import { selectNext } from './select-next.ts';
import { selectPrevious } from './select-previous.ts';
import { selectRight } from './select-right.ts';
import { selectSequence } from './select-sequence.ts';
import { showHistory } from './show-history.ts';
import { showShortcuts } from './show-shortcuts.ts';
import { showVersions } from './show-versions.ts';
import { testStep } from './test-step.ts';
import { testUpTo } from './test-up-to.ts';
import { testWorkflow } from './test-workflow.ts';
import { toggleBranches } from './toggle-branches.ts';
import { toggleErrorBranch } from './toggle-error-branch.ts';
import { toggleOutline } from './toggle-outline.ts';
import { toggleStep } from './toggle-step.ts';
import { unpublish } from './unpublish.ts';
import { undo } from './undo.ts';

/** Everything that can be done in the editor, in the order of the list of shortcuts. */
export const allCommands: readonly Command[] = [
  selectNext,
  selectPrevious,
  selectLeft,
  selectRight,
  extendDown,
  extendUp,
  selectSequence,
  openInspector,
  openMenu,
  clearSelection,
  addStep,
  addStickyNote,
  renameStep,
  duplicateStep,
  copyStep,
  copyLink,
  cutStep,
  pasteSteps,
  moveStepUp,
  moveStepDown,
  moveStepLeft,
  moveStepRight,
  toggleStep,
  toggleErrorBranch,
  toggleBranches,
  deleteStep,
  undo,
  redo,
  showHistory,
  testStep,
  testUpTo,
  testWorkflow,
  publish,
  showVersions,
  unpublish,
  exportFile,
  findInWorkflow,
  fitFlow,
  toggleOutline,
  showShortcuts,
];

/** What can be done with several steps at once, in groups. */
export const severalMenu: readonly (readonly Command[])[] = [
  [duplicateStep, copyStep, cutStep, pasteSteps],
  [moveStepUp, moveStepDown, moveStepLeft, moveStepRight],
  [toggleStep, deleteStep],
];

/** What the menu of a card offers, in groups. */
export const cardMenu: readonly (readonly Command[])[] = [
  [openInspector, renameStep, testStep, testUpTo],
  [addStep, addStickyNote, duplicateStep, copyStep, cutStep, pasteSteps, copyLink],
  [moveStepUp, moveStepDown, moveStepLeft, moveStepRight],
  [toggleStep, toggleErrorBranch, toggleBranches, deleteStep],
];
