import { getFile } from '#contract/files.ts';
import { findFile } from '#storage/files/files.ts';
import { AppError } from '../app-error.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';

export function registerFileRoutes(bind: Bind, { pool }: ServerDeps): void {
  bind.project(getFile, async ({ params, caller, reply }) => {
    const file = await findFile(pool, caller.projectId, params.fileId);
    if (file === undefined) throw new AppError('not_found', 'There is no such file in this project, or not any more.');
    reply.header('Content-Type', 'application/octet-stream');
    reply.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    await reply.serializer(String).send(file.content);
    // What is returned after that is not sent.
    return {};
  });
}
