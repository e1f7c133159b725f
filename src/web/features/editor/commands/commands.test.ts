import { expect, test } from 'vitest';
import { walkSteps } from '#core/workflow/walk.ts';
import { branchingSteps, makeConditional, makeStep } from '#testing/make-document.ts';
import { allCommands } from './all-commands.ts';
import { setUp } from './command-harness.ts';

test('no two commands answer to one shortcut, and each has its own id', () => {
  const shortcuts = allCommands.flatMap((command) => command.shortcuts);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
  expect(new Set(allCommands.map(({ id }) => id)).size).toBe(allCommands.length);
});

test('arrows walk the flow, into the branches and across them', () => {
  const { press, store } = setUp(branchingSteps);
  const walked = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp'].map(
    (key) => {
      press(key);
      return store.state.getState().selection;
    },
  );
  expect(walked).toEqual(['trigger', 'first1', 'cond1', 'yes1', 'no11', 'yes1', 'cond1']);
});

test('a step moves up and down past its neighbours, and out of a branch at its ends', () => {
  const { press, shape } = setUp(branchingSteps);
  press('alt+ArrowDown', 'first1');
  expect(shape()).toBe('cond1(yes1|no11) first1 user1');
  press('alt+ArrowUp', 'yes1');
  expect(shape()).toBe('yes1 cond1(|no11) first1 user1');
  expect(press('alt+ArrowUp', 'yes1')).toBe(false);
});

test('a step moves into the branching step above it, through its branches, and out behind it', () => {
  const { press, shape } = setUp(branchingSteps);
  press('alt+ArrowRight', 'user1');
  expect(shape()).toBe('first1 cond1(yes1 user1|no11)');
  press('alt+ArrowRight');
  expect(shape()).toBe('first1 cond1(yes1|no11 user1)');
  press('alt+ArrowLeft');
  press('alt+ArrowLeft');
  expect(shape()).toBe('first1 cond1(yes1|no11) user1');
});

test('deleting a step selects what follows and says which steps used it; undo brings it back', () => {
  const { press, store, told, shape } = setUp(branchingSteps);
  press('Delete', 'first1');
  expect(shape()).toBe('cond1(yes1|no11) user1');
  expect(store.state.getState().selection).toBe('cond1');
  expect(told).toEqual(["'first1' is deleted. Variables of it are still used in 'user1'. Undo brings it back."]);
  press('mod+Z');
  expect(shape()).toBe('first1 cond1(yes1|no11) user1');
  expect(store.state.getState().selection).toBe('first1');
});

test('a duplicate has fresh ids and its own name, and its inner references point at its own steps', () => {
  const inner = makeStep('inner1', { config: { url: [{ ref: { source: 'step', stepId: 'head1', path: [] } }] } });
  const { press, document } = setUp([makeConditional('cond1', [makeStep('head1'), inner])]);
  press('mod+D', 'cond1');
  const [, copy] = document().steps;
  const [head, user] = copy?.branches[0]?.steps ?? [];
  expect(copy?.name).toBe('cond1 2');
  expect(user?.config).toEqual({ url: [{ ref: { source: 'step', stepId: head?.id, path: [] } }] });
  const ids = walkSteps(document()).map(({ step }) => step.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a cut step is pasted below the selected one', async () => {
  const { press, document, shape, context } = setUp(branchingSteps);
  press('mod+X', 'cond1');
  expect(shape()).toBe('first1 user1');
  press('mod+V', 'user1');
  await context.clipboard.read();
  await Promise.resolve();
  expect(document().steps.map(({ name }) => name)).toEqual(['first1', 'user1', 'cond1']);
});

test('pasting something else says so and changes nothing', async () => {
  const { press, context, told, shape } = setUp(branchingSteps);
  context.clipboard.write('hello');
  press('mod+V', 'first1');
  await context.clipboard.read();
  await Promise.resolve();
  expect(told).toEqual(['The clipboard does not hold steps. Copy a step first.']);
  expect(shape()).toBe('first1 cond1(yes1|no11) user1');
});

test('a step is disabled and enabled with one key', () => {
  const { press, document } = setUp(branchingSteps);
  press('E', 'first1');
  expect(document().steps[0]?.isDisabled).toBe(true);
  press('E');
  expect(document().steps[0]?.isDisabled).toBe(false);
});

test('a step is added below the selected one, at the end when none is selected', () => {
  const { press, context } = setUp(branchingSteps);
  press('/', 'yes1');
  expect(context.view.state.getState().picker?.position).toEqual({
    container: { stepId: 'cond1', branchId: 'yes' },
    after: 'yes1',
  });
  press('/', null);
  expect(context.view.state.getState().picker?.position).toEqual({ container: null, after: 'user1' });
});

test('nothing edits the trigger as if it were a step', () => {
  const { press } = setUp(branchingSteps);
  for (const shortcut of ['Delete', 'mod+D', 'mod+X', 'mod+C', 'alt+ArrowDown', 'E', 'F2', 'T']) {
    expect([shortcut, press(shortcut, 'trigger')]).toEqual([shortcut, false]);
  }
});

test('Shift with arrows takes steps in and out again, past what lies in a selected one', () => {
  const { press, selected } = setUp(branchingSteps);
  press('shift+ArrowDown', 'first1');
  press('shift+ArrowDown');
  expect(selected()).toEqual(['first1', 'cond1', 'user1']);
  press('shift+ArrowUp');
  expect(selected()).toEqual(['first1', 'cond1']);
  expect(press('shift+ArrowDown', 'trigger') && selected()).toEqual(['first1']);
});

test('all steps of a branch are selected, then those around it', () => {
  const { press, store, selected } = setUp(branchingSteps);
  press('mod+A', 'yes1');
  expect(selected()).toEqual(['first1', 'user1', 'cond1']);
  press('Escape');
  expect([store.state.getState().selection, selected()]).toEqual([null, []]);
  press('mod+A');
  expect(selected()).toEqual(['first1', 'cond1', 'user1']);
});

test('several steps are deleted as one change, with those in their branches, and all come back', () => {
  const { press, store, told, select, selected, shape } = setUp(branchingSteps);
  select('yes1', 'first1', 'cond1');
  press('Delete');
  expect(shape()).toBe('user1');
  expect(selected()).toEqual(['user1']);
  expect(store.state.getState().undoLabel).toBe('Delete 3 steps');
  expect(told).toEqual(["3 steps are deleted. Variables of them are still used in 'user1'. Undo brings them back."]);
  press('mod+Z');
  expect(shape()).toBe('first1 cond1(yes1|no11) user1');
  expect(selected()).toEqual(['cond1', 'first1']);
  expect(store.state.getState().undoLabel).toBeNull();
});

test('duplicates of several steps stand together behind them, and refer to each other', () => {
  const { press, store, select, document } = setUp(branchingSteps);
  select('user1', 'first1');
  press('mod+D');
  expect(document().steps.map(({ name }) => name)).toEqual(['first1', 'cond1', 'user1', 'first1 2', 'user1 2']);
  const [, , , first, user] = document().steps;
  expect(user?.config['url']).toContainEqual({ ref: { source: 'step', stepId: first?.id, path: ['id'] } });
  expect(store.state.getState().undoLabel).toBe('Duplicate 2 steps');
});

test('duplicates stay in the branches of what they are copies of', () => {
  const { press, select, document } = setUp(branchingSteps);
  select('no11', 'yes1');
  press('mod+D');
  const [yes, no] = document().steps[1]?.branches ?? [];
  expect([yes, no].map((branch) => branch?.steps.map(({ name }) => name))).toEqual([
    ['yes1', 'yes1 2'],
    ['no11', 'no11 2'],
  ]);
});

test('several steps are cut and pasted in flow order, under names of their own, and are selected then', async () => {
  const { press, store, select, selected, document, shape, context } = setUp(branchingSteps);
  select('user1', 'first1');
  press('mod+X');
  expect(shape()).toBe('cond1(yes1|no11)');
  const paste = async (selection: string) => {
    press('mod+V', selection);
    await context.clipboard.read();
    await Promise.resolve();
  };
  await paste('no11');
  await paste('no11');
  const no = document().steps[0]?.branches[1]?.steps ?? [];
  expect(no.map(({ name }) => name)).toEqual(['no11', 'first1 2', 'user1 2', 'first1', 'user1']);
  expect(selected()).toEqual(no.slice(1, 3).map(({ id }) => id));
  expect(store.state.getState().undoLabel).toBe('Paste 2 steps');
});

test('several steps are disabled together when one is on, and enabled when none is', () => {
  const { press, store, select, document } = setUp(branchingSteps);
  press('E', 'first1');
  select('first1', 'yes1');
  const states = () => walkSteps(document()).map(({ step }) => step.isDisabled);
  press('E');
  expect(states()).toEqual([true, false, true, false, false]);
  expect(store.state.getState().undoLabel).toBe('Disable 2 steps');
  press('E');
  expect(states()).toEqual([false, false, false, false, false]);
});

test('several steps move together and stay selected', () => {
  const { press, select, selected, shape } = setUp(branchingSteps);
  select('first1', 'user1');
  press('alt+ArrowDown');
  expect(shape()).toBe('first1 cond1(yes1|no11) user1');
  press('alt+ArrowUp');
  expect(shape()).toBe('first1 cond1(yes1|no11) user1');
  select('first1', 'cond1');
  press('alt+ArrowDown');
  expect(shape()).toBe('user1 first1 cond1(yes1|no11)');
  expect(selected()).toEqual(['first1', 'cond1']);
});

test('what one step alone can have is not offered to several', () => {
  const { press, select } = setUp(branchingSteps);
  select('first1', 'user1');
  expect(['F2', 'T'].map((shortcut) => press(shortcut))).toEqual([false, false]);
});

test('branches collapse from the step itself and from inside, which is then selected, and arrows pass them by', () => {
  const { press, store, context } = setUp(branchingSteps);
  const read = () => [store.state.getState().selection, [...context.view.state.getState().collapsed]];
  press('C', 'no11');
  expect(read()).toEqual(['cond1', ['cond1']]);
  press('ArrowDown');
  expect(read()).toEqual(['user1', ['cond1']]);
  press('ArrowUp');
  press('ArrowRight');
  expect(read()).toEqual(['cond1', ['cond1']]);
  press('C');
  expect(read()).toEqual(['cond1', []]);
  expect(press('C', 'first1')).toBe(false);
});
