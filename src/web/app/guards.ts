import type { QueryClient } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../lib/session.ts';

export type RouterContext = { readonly queryClient: QueryClient };
type GuardInput = { readonly context: RouterContext; readonly location: { readonly href: string } };

/** Lets only a signed-in member through; the others come back here after signing in. */
async function requireMember({ context, location }: GuardInput) {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session.needsSetup) throw redirect({ to: '/setup', replace: true });
  if (session.member === null) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
  return session;
}

export async function requireProject(input: GuardInput & { readonly params: { readonly projectId: string } }) {
  const session = await requireMember(input);
  if (!session.projects.some((project) => project.id === input.params.projectId)) throw notFound();
}

export async function goToFirstProject(input: GuardInput) {
  const [project] = (await requireMember(input)).projects;
  if (project === undefined) return;
  throw redirect({ to: '/p/$projectId/workflows', params: { projectId: project.id }, replace: true });
}

export async function requireNoOwner({ context }: GuardInput) {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (!session.needsSetup) throw redirect({ to: '/', replace: true });
}

/** Also sends a first visitor, whatever address they came with, to the setup. */
export async function requireOwner({ context }: GuardInput) {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session.needsSetup) throw redirect({ to: '/setup', replace: true });
  return session;
}
