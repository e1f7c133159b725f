import { createContext, useContext } from 'react';
import type { Template } from '#core/expression/template.ts';

/** A field that variables can be put into. */
export type VariableTarget = { readonly insert: (tokens: Template) => void };

/** Remembers the field that was focused last, so that the tree knows where a click belongs. Not a state: nothing shows it. */
export type VariableTargets = {
  readonly setTarget: (target: VariableTarget) => void;
  readonly removeTarget: (target: VariableTarget) => void;
  /** False when no field was focused yet. */
  readonly insert: (tokens: Template) => boolean;
};

export function createVariableTargets(): VariableTargets {
  let current: VariableTarget | null = null;
  return {
    setTarget: (target) => {
      current = target;
    },
    removeTarget: (target) => {
      if (current === target) current = null;
    },
    insert: (tokens) => {
      current?.insert(tokens);
      return current !== null;
    },
  };
}

export const VariableTargetsContext = createContext<VariableTargets>(createVariableTargets());

export function useVariableTargets(): VariableTargets {
  return useContext(VariableTargetsContext);
}
