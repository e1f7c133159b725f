import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { checkEventName } from '#core/schema/check-event-name.ts';
import { checkSample } from '#core/schema/check-sample.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { JsonEditor } from '../../../ui/monaco/json-editor.tsx';
import { useCreateAppEvent } from './use-create-app-event.ts';
import classes from './trigger-panel.module.css';

const EXAMPLE = `{
  "email": "ada@example.com",
  "firstName": "Ada",
  "plan": "pro"
}`;

type CreateAppEventFormProps = {
  readonly name: string;
  readonly onCreated: (id: string) => void;
  readonly onCancel: () => void;
};

/** A new App Event from a name and a sample. Mistakes in the sample are said while typing, those in the name on leaving it. */
export function CreateAppEventForm({ name: startName, onCreated, onCancel }: CreateAppEventFormProps) {
  const [name, setName] = useState(startName);
  const [sample, setSample] = useState(EXAMPLE);
  const [isNameDone, setIsNameDone] = useState(false);
  const creation = useCreateAppEvent();
  const checkedName = checkEventName(name);
  const checkedSample = checkSample(sample);
  const create = () => {
    setIsNameDone(true);
    if (!checkedName.ok || !checkedSample.ok) return;
    creation.mutate({ name: checkedName.name, sample }, { onSuccess: ({ id }) => onCreated(id) });
  };
  return (
    <form
      className={classes['form']}
      aria-label="New App Event"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <TextInput
        label="Name"
        description="The name that your app sends, for example Contact Created."
        required
        data-autofocus
        value={name}
        error={isNameDone && !checkedName.ok ? checkedName.message : undefined}
        onChange={(event) => {
          creation.reset();
          setName(event.currentTarget.value);
        }}
        onBlur={() => setIsNameDone(name !== '')}
      />
      <div>
        <div className={classes['label']}>Sample payload</div>
        <p className={classes['dim']}>
          A payload as your app sends it. Its fields become the variables of the workflow.
        </p>
      </div>
      <JsonEditor
        label="Sample payload"
        height={220}
        value={sample}
        onChange={setSample}
        problem={checkedSample.ok ? undefined : checkedSample}
      />
      {creation.error !== null && (
        <p className={classes['problem']} role="alert">
          {describeError(creation.error)}
        </p>
      )}
      <div className={classes['actions']}>
        <Button type="submit" loading={creation.isPending} disabled={!checkedSample.ok}>
          Create App Event
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
