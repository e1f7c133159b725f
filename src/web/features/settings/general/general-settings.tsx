import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useProjectId } from '../../../lib/project-id.ts';
import { usePublicUrl } from '../../../lib/public-config.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SettingsSection } from '../settings-section.tsx';
import classes from '../settings-section.module.css';
import { PauseSection } from './pause-section.tsx';
import { ProjectForm } from './project-form.tsx';
import { projectQuery } from './project-request.ts';

export function GeneralSettings() {
  const projectId = useProjectId();
  const project = useQuery(projectQuery(projectId));
  if (project.isError) return <ErrorState error={project.error} onRetry={() => void project.refetch()} />;
  return (
    <>
      <SettingsSection title="Project" text="Its name, and who may send events from a browser.">
        <div className={classes['narrow']}>
          {project.data === undefined ? (
            <Skeleton height={180} />
          ) : (
            <ProjectForm key={projectId} project={project.data} />
          )}
        </div>
      </SettingsSection>
      <SettingsSection title="Addresses" text="What your app needs to send App Events to this project.">
        <Addresses projectId={projectId} />
      </SettingsSection>
      <SettingsSection
        title="Retention"
        text="What is older is removed, with the files that came with it; a run that has not ended stays until it has. Whoever runs this Millrace sets how long, for all its projects."
      >
        {project.data === undefined ? <Skeleton height={44} /> : <Retention days={project.data.retentionDays} />}
      </SettingsSection>
      <PauseSection project={project.data} />
    </>
  );
}

function Retention({ days }: { readonly days: number }) {
  return (
    <dl className={classes['facts']}>
      <dt>Received events and runs</dt>
      <dd>{days} days</dd>
      <dt>Audit log, values of Store steps</dt>
      <dd>for good</dd>
    </dl>
  );
}

function Addresses({ projectId }: { readonly projectId: string }) {
  const host = usePublicUrl();
  const facts = [
    { term: 'Project id', value: projectId },
    { term: 'Host for the SDK', value: host },
    { term: 'Send an event', value: `${host}/projects/${projectId}/sdk/events/trigger` },
  ];
  return (
    <dl className={classes['facts']}>
      {facts.map(({ term, value }) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>
            {value} <CopyButton text={value} label={`Copy: ${term}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
