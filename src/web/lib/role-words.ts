import type { Role } from '#contract/roles.ts';

/** What each role may do, for those who choose one. */
export const ROLE_WORDS: { readonly [R in Role]: { readonly label: string; readonly text: string } } = {
  owner: { label: 'Owner', text: 'Does everything, members, keys and project settings included.' },
  builder: { label: 'Builder', text: 'Draws, tests and publishes workflows, and edits App Events.' },
  support: { label: 'Support', text: 'Edits App Events, looks up users and runs, and cancels runs.' },
  viewer: { label: 'Viewer', text: 'Sees everything and changes nothing.' },
};
