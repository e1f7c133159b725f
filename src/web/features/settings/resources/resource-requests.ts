import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createResource,
  getResourceAddress,
  listResources,
  removeResource,
  rotateResourceAddress,
  updateResource,
} from '#contract/resources.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { projectKey } from '../../../lib/query-keys.ts';
import { useProjectMutation } from '../../../lib/use-project-mutation.ts';

export type Resource = ResponseOf<typeof listResources>[number];

export const resourcesQuery = (projectId: string) =>
  queryOptions({
    queryKey: projectKey(projectId, 'settings', 'resources'),
    queryFn: ({ signal }) => callApi(listResources, { params: { projectId }, signal }),
  });

export function useCreateResource() {
  return useProjectMutation(['settings'], (projectId, body: BodyOf<typeof createResource>) =>
    callApi(createResource, { params: { projectId }, body }),
  );
}

type ResourceUpdate = BodyOf<typeof updateResource> & { readonly id: string };

export function useUpdateResource() {
  return useProjectMutation(['settings'], (projectId, { id, ...body }: ResourceUpdate) =>
    callApi(updateResource, { params: { projectId, resourceId: id }, body }),
  );
}

export function useRemoveResource() {
  return useProjectMutation(['settings'], (projectId, resourceId: string) =>
    callApi(removeResource, { params: { projectId, resourceId } }),
  );
}

const addressKey = (projectId: string, resourceId: string) =>
  projectKey(projectId, 'settings', 'resource-address', resourceId);

export function useResourceAddress(resourceId: string) {
  const projectId = useProjectId();
  return useQuery({
    queryKey: addressKey(projectId, resourceId),
    queryFn: ({ signal }) => callApi(getResourceAddress, { params: { projectId, resourceId }, signal }),
  });
}

export function useRotateAddress(resourceId: string) {
  const projectId = useProjectId();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(rotateResourceAddress, { params: { projectId, resourceId }, body: {} }),
    onSuccess: (address) => client.setQueryData(addressKey(projectId, resourceId), address),
  });
}
