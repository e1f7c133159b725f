import { Button } from '@mantine/core';
import { useState } from 'react';
import { isJsonObject } from '#core/base/json.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { EditMetadataDialog } from './edit-metadata-dialog.tsx';
import type { User } from './requests/get-user.ts';
import classes from './users.module.css';

type UserMetadataProps = { readonly projectId: string; readonly user: User; readonly canEdit: boolean };

/** What the app has said about the user, or how it says it; a member may say it too. */
export function UserMetadata({ projectId, user, canEdit }: UserMetadataProps) {
  const [isEditing, setIsEditing] = useState(false);
  const isEmpty = isJsonObject(user.metadata) && Object.keys(user.metadata).length === 0;
  return (
    <div className={classes['metadata']}>
      {isEmpty ? <HowToSet /> : <JsonView value={user.metadata} label="Metadata" />}
      {canEdit ? (
        <Button variant="default" size="xs" onClick={() => setIsEditing(true)}>
          {isEmpty ? 'Set metadata' : 'Edit metadata'}
        </Button>
      ) : null}
      {isEditing ? <EditMetadataDialog projectId={projectId} user={user} onClose={() => setIsEditing(false)} /> : null}
    </div>
  );
}

const SNIPPET = `await millrace.setUserMetadata({ plan: 'pro', timeZone: 'Europe/Berlin' });`;

function HowToSet() {
  return (
    <>
      <p className={classes['help']}>
        Nothing is known of this user yet. Metadata is what filters, variables and schedules may know, such as a plan or
        a time zone. Your app sets it with the SDK, or by <code>PATCH …/sdk/me</code> with{' '}
        <code>{'{ "meta": { … } }'}</code>:
      </p>
      <CodeBlock label="How your app sets metadata" language="javascript" code={SNIPPET} />
    </>
  );
}
