import { createContext, useContext } from 'react';
import type { Scope } from '#core/expression/scope.ts';
import type { Reference } from '#core/expression/template.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import type { EditorState, Selection } from '../store/editor-state.ts';
import { describeVariable, type VariableDescription } from './describe-variable.ts';
import { collectSamples } from './collect-samples.ts';
import { listVariableSources } from './list-variable-sources.ts';
import { areSourcesEqual, type VariableSource } from './variable-source.ts';

/** What the fields of the selected step may use. Keeps its identity until one of the sources changes. */
export type VariableScope = {
  readonly sources: readonly VariableSource[];
  readonly describe: (reference: Reference) => VariableDescription;
  /** The samples as a run would see them, for previews; secrets are masked. */
  readonly samples: Scope;
};

type ScopeState = Pick<EditorState, 'document' | 'appEvents' | 'secrets' | 'testOutputs'>;

export const VariableScopeContext = createContext<VariableScope>(createScope([], new Map()));

export function useVariableScope(): VariableScope {
  return useContext(VariableScopeContext);
}

/**
 * Makes a selector that gives the same scope again while nothing that it shows has changed. Every keystroke makes a new
 * document; without this each would draw every pill and the whole tree again.
 */
export function createScopeSelector(selection: Selection): (state: ScopeState) => VariableScope {
  let last: { readonly state: ScopeState; readonly names: string; readonly scope: VariableScope } | undefined;
  return (state) => {
    if (last !== undefined && isSameInput(last.state, state)) return last.scope;
    const sources = listVariableSources(state, selection);
    const others = walkSteps(state.document).map(({ step }) => [step.id, step.name] as const);
    const names = JSON.stringify(others);
    const isSame = last !== undefined && last.names === names && areSourcesEqual(last.scope.sources, sources);
    const scope = isSame && last !== undefined ? last.scope : createScope(sources, new Map(others));
    last = { state, names, scope };
    return scope;
  };
}

function createScope(sources: readonly VariableSource[], names: ReadonlyMap<string, string>): VariableScope {
  return {
    sources,
    describe: (reference) => describeVariable(sources, names, reference),
    samples: collectSamples(sources),
  };
}

function isSameInput(a: ScopeState, b: ScopeState): boolean {
  return (
    a.document === b.document &&
    a.appEvents === b.appEvents &&
    a.secrets === b.secrets &&
    a.testOutputs === b.testOutputs
  );
}
