import {
  dropOldKeys as dropRoute,
  listFieldRenames as listRoute,
  previewFieldRename as previewRoute,
  renameFields as renameRoute,
  undoFieldRename as undoRoute,
} from '#contract/field-renames.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { dropOldKeys } from './drop-old-keys.ts';
import { listFieldRenames } from './list-field-renames.ts';
import { previewFieldRename } from './preview-field-rename.ts';
import { renameFields } from './rename-fields.ts';
import { undoFieldRename } from './undo-field-rename.ts';

export function registerFieldRenameRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(previewRoute, ({ caller, params, body }) =>
    previewFieldRename(deps.db, caller.projectId, params.appEventId, body.renames),
  );
  bind.project(renameRoute, ({ caller, params, body }) => renameFields(deps, caller, params.appEventId, body));
  bind.project(listRoute, ({ caller, params }) => listFieldRenames(deps.db, caller.projectId, params.appEventId));
  bind.project(undoRoute, ({ caller, params }) => undoFieldRename(deps, caller, params));
  bind.project(dropRoute, ({ caller, params }) => dropOldKeys(deps, caller, params));
}
