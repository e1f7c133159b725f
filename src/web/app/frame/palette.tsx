import { Modal, VisuallyHidden } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBolt, IconRoute, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listAppEvents } from '#contract/app-events.ts';
import { listWorkflows } from '#contract/workflows.ts';
import { callApi } from '../../lib/api.ts';
import { useProjectId } from '../../lib/project-id.ts';
import { useOfferedActions } from '../../lib/palette-actions.ts';
import { projectKey } from '../../lib/query-keys.ts';
import { RAIL_ITEMS } from './rail-items.ts';

/** Ctrl/Cmd+K: pages, workflows and App Events of the project. */
export function Palette() {
  const projectId = useProjectId();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const workflows = useQuery({
    queryKey: projectKey(projectId, 'workflows', 'list'),
    queryFn: ({ signal }) => callApi(listWorkflows, { params: { projectId }, signal }),
    enabled: isOpen,
  });
  const appEvents = useQuery({
    queryKey: projectKey(projectId, 'app-events', 'list'),
    queryFn: ({ signal }) => callApi(listAppEvents, { params: { projectId }, signal }),
    enabled: isOpen,
  });
  const pages = RAIL_ITEMS.map<SpotlightActionData>(({ label, icon: Icon, to, keywords }) => ({
    id: to,
    label,
    keywords,
    leftSection: <Icon size={18} stroke={1.6} />,
    onClick: () => void navigate({ to, params: { projectId } }),
  }));
  const workflowActions = (workflows.data ?? []).map<SpotlightActionData>(({ id, name, trigger }) => ({
    id,
    label: name,
    ...(trigger === null ? {} : { description: trigger.label }),
    leftSection: <IconRoute size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: '/p/$projectId/workflows/$workflowId', params: { projectId, workflowId: id } }),
  }));
  const appEventActions = (appEvents.data ?? []).map<SpotlightActionData>(({ id, name, description }) => ({
    id,
    label: name,
    description,
    leftSection: <IconBolt size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: '/p/$projectId/app-events/$appEventId', params: { projectId, appEventId: id } }),
  }));
  const pageActions = useOfferedActions()
    .filter((action) => isOpen && action.isEnabled())
    .map<SpotlightActionData>(({ id, label, icon: Icon, shortcut, run }) => ({
      id,
      label,
      ...(Icon === undefined ? {} : { leftSection: <Icon size={18} stroke={1.6} /> }),
      ...(shortcut === undefined ? {} : { rightSection: <kbd>{shortcut}</kbd> }),
      onClick: run,
    }));
  const groups: SpotlightActionGroupData[] = [
    { group: 'On this page', actions: pageActions },
    { group: 'Pages', actions: pages },
    { group: 'Workflows', actions: workflowActions },
    { group: 'App Events', actions: appEventActions },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      shortcut="mod + K"
      tagsToIgnore={[]}
      triggerOnContentEditable
      overlayProps={{ backgroundOpacity: 0.4 }}
      highlightQuery
      scrollable
      maxHeight={420}
      limit={50}
      transitionProps={{ duration: 100 }}
      nothingFound={workflows.isFetching || appEvents.isFetching ? 'Looking…' : 'Nothing has that name.'}
      searchProps={{
        leftSection: <SearchIcon />,
        placeholder: 'Find a command, a page, a workflow or an App Event',
        'aria-label': 'Find a command, a page, a workflow or an App Event',
      }}
      onSpotlightOpen={() => setIsOpen(true)}
      onSpotlightClose={() => setIsOpen(false)}
    />
  );
}

/** The dialog has no place for its title, which names it, so the title hides beside the icon. */
function SearchIcon() {
  return (
    <>
      <IconSearch size={18} aria-hidden />
      <VisuallyHidden>
        <Modal.Title>Find</Modal.Title>
      </VisuallyHidden>
    </>
  );
}
