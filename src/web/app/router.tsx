import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';
import { getSafePath } from '../lib/safe-path.ts';
import { NoProject } from './frame/no-project.tsx';
import { NotFound } from './frame/not-found.tsx';
import { PageError } from './frame/page-error.tsx';
import { PagePending } from './frame/page-pending.tsx';
import { ProjectFrame } from './frame/project-frame.tsx';
import { ProjectScope } from './frame/project-scope.tsx';
import { goToFirstProject, requireNoOwner, requireOwner, requireProject, type RouterContext } from './guards.ts';
import { loadEditor } from './load-editor.ts';
import { keepText } from './search-params.ts';

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: goToFirstProject, component: NoProject });
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: requireNoOwner,
  component: lazyRouteComponent(() => import('../pages/setup-page.tsx'), 'SetupPage'),
});
const keepNext = keepText('next');
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: keepNext,
  beforeLoad: async ({ context, location, search }) => {
    const session = await requireOwner({ context, location });
    if (session.member !== null) throw redirect({ href: getSafePath(search.next), replace: true });
  },
  component: lazyRouteComponent(() => import('../pages/sign-in-page.tsx'), 'SignInPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: keepText('token', 'error'),
  component: lazyRouteComponent(() => import('../pages/reset-password-page.tsx'), 'ResetPasswordPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  beforeLoad: requireOwner,
  component: lazyRouteComponent(() => import('../pages/invitation-page.tsx'), 'InvitationPage'),
});

const project = createRoute({
  getParentRoute: () => root,
  path: '/p/$projectId',
  beforeLoad: requireProject,
  component: ProjectScope,
});
const projectHome = createRoute({
  getParentRoute: () => project,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$projectId/workflows', params, replace: true });
  },
});
/** Pages beside the rail; the editor has the whole window. */
const framed = createRoute({ getParentRoute: () => project, id: 'framed', component: ProjectFrame });

const workflows = createRoute({
  getParentRoute: () => framed,
  path: '/workflows',
  validateSearch: keepText('search', 'status'),
  component: lazyRouteComponent(() => import('../pages/workflows-page.tsx'), 'WorkflowsPage'),
});
const workflow = createRoute({
  getParentRoute: () => project,
  path: '/workflows/$workflowId',
  validateSearch: keepText('step', 'version', 'compare'),
  loader: ({ context, params }) => loadEditor(context.queryClient, params.projectId, params.workflowId),
  component: lazyRouteComponent(() => import('../pages/workflow-page.tsx'), 'WorkflowPage'),
});
const appEvents = createRoute({
  getParentRoute: () => framed,
  path: '/app-events',
  validateSearch: keepText('search'),
  component: lazyRouteComponent(() => import('../pages/app-events-page.tsx'), 'AppEventsPage'),
});
const appEvent = createRoute({
  getParentRoute: () => framed,
  path: '/app-events/$appEventId',
  validateSearch: keepText('tab'),
  component: lazyRouteComponent(() => import('../pages/app-event-page.tsx'), 'AppEventPage'),
});
const users = createRoute({
  getParentRoute: () => framed,
  path: '/users',
  validateSearch: keepText('search'),
  component: lazyRouteComponent(() => import('../pages/users-page.tsx'), 'UsersPage'),
});
const user = createRoute({
  getParentRoute: () => framed,
  path: '/users/$userId',
  component: lazyRouteComponent(() => import('../pages/user-page.tsx'), 'UserPage'),
});
const runs = createRoute({
  getParentRoute: () => framed,
  path: '/runs',
  validateSearch: keepText('tab', 'status', 'workflowId', 'appEventId', 'eventId', 'user', 'from', 'to', 'search'),
  component: lazyRouteComponent(() => import('../pages/runs-page.tsx'), 'RunsPage'),
});
const run = createRoute({
  getParentRoute: () => framed,
  path: '/runs/$runId',
  validateSearch: keepText('step'),
  component: lazyRouteComponent(() => import('../pages/run-page.tsx'), 'RunPage'),
});
const receivedEvent = createRoute({
  getParentRoute: () => framed,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('../pages/received-event-page.tsx'), 'ReceivedEventPage'),
});
const settingsHome = createRoute({
  getParentRoute: () => framed,
  path: '/settings',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$projectId/settings/$section', params: { ...params, section: 'general' }, replace: true });
  },
});
const settings = createRoute({
  getParentRoute: () => framed,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('../pages/settings-page.tsx'), 'SettingsPage'),
});

const routeTree = root.addChildren([
  home,
  setup,
  signIn,
  resetPassword,
  invitation,
  project.addChildren([
    projectHome,
    workflow,
    framed.addChildren([workflows, appEvents, appEvent, users, user, runs, run, receivedEvent, settingsHome, settings]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 300,
    scrollRestoration: true,
    // Search params are plain text, not JSON, so that people can read and write them.
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
