import { Type, type Static } from 'typebox';
import { defineRoute, Id, inProject, nullable } from './route.ts';

/** A card of the flow: 'trigger' or the id of a step; null: none. */
const Selection = nullable(Type.String({ maxLength: 40 }));

/** One open editor of a workflow. A member who has it open in two tabs is there twice. */
export const PresentSchema = Type.Object({
  tabId: Id,
  memberId: Type.String(),
  memberName: Type.String(),
  selection: Selection,
});
export type Present = Static<typeof PresentSchema>;

/**
 * Says that an editor is open and what is selected in it; whoever says nothing for ten seconds is gone. Kept in memory
 * only. The answer is who else is there; later changes come as live messages to all of them.
 */
export const tellPresence = defineRoute({
  method: 'POST',
  path: '/api/projects/:projectId/workflows/:workflowId/presence',
  summary: 'Say that an editor is open, what is selected in it, or that it closes.',
  policy: { kind: 'project', permission: 'read' },
  params: Type.Object({ ...inProject.properties, workflowId: Id }),
  body: Type.Object({ tabId: Id, selection: Selection, isLeaving: Type.Boolean() }),
  response: Type.Array(PresentSchema),
});
