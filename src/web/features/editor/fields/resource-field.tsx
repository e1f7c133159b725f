import { NativeSelect } from '@mantine/core';
import { TextLink } from '../../../ui/text-link.tsx';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';

/** Choose one of the project's API resources. */
export function ResourceFieldInput({ field, value = '', onChange, messages, isReadOnly }: FieldProps<'resource'>) {
  const { projectId } = useEditorStore();
  const resources = useEditorState((state) => state.resources);
  const { label, help, isRequired = false } = field;
  const isGone = resources !== null && value !== '' && !resources.some(({ id }) => id === value);
  const options = [
    { value: '', label: resources === null ? 'Loading…' : 'Choose one' },
    ...(resources ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ...(isGone ? [{ value, label: 'Deleted API resource' }] : []),
  ];
  const settings = { to: '/p/$projectId/settings/$section', params: { projectId, section: 'resources' } } as const;
  return (
    <FieldFrame
      label={label}
      help={help}
      isRequired={isRequired}
      messages={messages}
      action={<TextLink link={settings}>Manage</TextLink>}
    >
      {({ describedBy, isInvalid }) => (
        <NativeSelect
          aria-label={label}
          aria-describedby={describedBy}
          error={isInvalid}
          data={options}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          disabled={isReadOnly}
        />
      )}
    </FieldFrame>
  );
}
