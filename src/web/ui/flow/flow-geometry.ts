/** Flow coordinates are CSS pixels at zoom 1; all lengths are multiples of the 4 px grid. */
export const CARD_WIDTH = 280;
export const CARD_HEIGHT = 64;

/** From one card to the next below it; the insert button sits in the middle. */
export const STEP_GAP = 56;
/** From a branching card to the first card of its branches: the split, the branch's name, an insert button. */
export const BRANCH_HEAD = 108;
export const SPLIT_AT = 24;
export const LABEL_AT = 48;
export const BRANCH_INSERT_AT = 80;
/** From the lowest end of the branches to where they join. */
export const JOIN_GAP = 28;
/** From the end of a sequence, or from a join, to the insert button behind it. */
export const END_INSERT_AT = 28;
export const BRANCH_SPACING = 40;
export const CORNER_RADIUS = 12;
/** From a branching card whose branches are not drawn to the middle of the chip that says so, and to where the flow goes on. */
export const FOLD_AT = 28;
export const FOLD_HEIGHT = 24;
export const FOLD_END = 40;
export const INSERT_SIZE = 24;
