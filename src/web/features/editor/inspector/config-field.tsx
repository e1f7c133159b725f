import { memo, type ComponentProps, type ReactNode } from 'react';
import type { Json } from '#core/base/json.ts';
import type { Field, Fields, StoredValues } from '#core/step/field.ts';
import { takesVariable } from '#core/step/bound-value.ts';
import { isStoredValue } from '#core/step/stored-value.ts';
import { BindableField } from '../fields/bindable-field.tsx';
import { CasesFieldInput } from '../fields/cases-field.tsx';
import { ChoiceFieldInput } from '../fields/choice-field.tsx';
import { ConditionsFieldInput } from '../fields/conditions-field.tsx';
import type { FieldProps } from '../fields/field-props.ts';
import { DeclarationsFieldInput } from '../fields/declarations-field.tsx';
import { JsonFieldInput } from '../fields/json-field.tsx';
import { NumberFieldInput } from '../fields/number-field.tsx';
import { PlainFieldInput } from '../fields/plain-field.tsx';
import { SampleFieldInput } from '../fields/sample-field.tsx';
import { TableFieldInput } from '../fields/table-field.tsx';
import { TextFieldInput } from '../fields/text-field.tsx';
import { TimeZoneFieldInput } from '../fields/time-zone-field.tsx';
import { WeekdaysFieldInput } from '../fields/weekdays-field.tsx';
import { ToggleFieldInput } from '../fields/toggle-field.tsx';
import { useEditorState } from '../store/editor-context.ts';
import { ResourceFieldInput } from '../fields/resource-field.tsx';
import { AppEventFieldInput } from '../trigger-panel/app-event-field.tsx';
import { getConfig } from './get-config.ts';
import { TypedCodeField } from './typed-code-field.tsx';
import { useCaseEdits } from './use-case-edits.ts';
import { useFieldEdit } from './use-field-edit.ts';
import { useFieldMessages } from './use-field-messages.tsx';

type ConfigFieldProps = {
  /** 'trigger' or the id of a step. */
  readonly owner: string;
  readonly name: string;
  readonly field: Field;
  /** What code in this config can read, where the field holds code. */
  readonly codeNames: readonly string[];
  /** All fields of the config. */
  readonly fields: Fields;
};

/** One field of a config, by the kind that its definition says. Draws again only when its own value changes. */
export const ConfigField = memo(function ConfigField({ owner, name, field, codeNames, fields }: ConfigFieldProps) {
  const stored = useEditorState((state) => getConfig(state.document, owner)?.[name]);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const messages = useFieldMessages(owner, name);
  const edit = useFieldEdit(owner, name, field.label);
  const caseEdits = useCaseEdits(owner, name);

  const props = <Kind extends Field['kind']>(own: FieldProps<Kind>['field']): FieldProps<Kind> => ({
    field: own,
    value: readValue<Kind>(field.kind, stored),
    // Every stored value is JSON; its readonly types are narrower than Json's.
    onChange: (value, part) => edit(value as Json, part),
    messages,
    isReadOnly,
  });
  const bound: FieldOfKindProps['bound'] = {
    binding: readValue<'text'>('text', stored),
    onChange: (value, part) => edit(value as Json, part),
    messages,
    isReadOnly,
  };
  return (
    <div data-field={name}>
      {field.kind === 'cases' ? (
        <CasesFieldInput {...props<'cases'>(field)} {...caseEdits} />
      ) : (
        <FieldOfKind field={field} props={props} bound={bound} codeNames={codeNames} owner={owner} fields={fields} />
      )}
    </div>
  );
});

type BindableKind = Extract<Field, { kind: 'number' | 'choice' | 'toggle' }>;

type FieldOfKindProps = {
  readonly field: Exclude<Field, { kind: 'cases' }>;
  readonly props: <Kind extends Field['kind']>(own: FieldProps<Kind>['field']) => FieldProps<Kind>;
  /** For fields that a variable may stand in. */
  readonly bound: Omit<ComponentProps<typeof BindableField>, 'field' | 'children'>;
  readonly codeNames: readonly string[];
  readonly owner: string;
  readonly fields: Fields;
};

function FieldOfKind({ field, props, bound, codeNames, owner, fields }: FieldOfKindProps) {
  const withBinding = (own: BindableKind, draw: (action: ReactNode) => ReactNode): ReactNode => {
    if (!takesVariable(own)) return draw(undefined);
    return (
      <BindableField {...bound} field={own}>
        {draw}
      </BindableField>
    );
  };
  switch (field.kind) {
    case 'text':
      return <TextFieldInput {...props<'text'>(field)} />;
    case 'json':
      return <JsonFieldInput {...props<'json'>(field)} />;
    case 'choice':
      return withBinding(field, (action) => <ChoiceFieldInput {...props<'choice'>(field)} action={action} />);
    case 'number':
      return withBinding(field, (action) => <NumberFieldInput {...props<'number'>(field)} action={action} />);
    case 'toggle':
      return withBinding(field, (action) => <ToggleFieldInput {...props<'toggle'>(field)} action={action} />);
    case 'table':
      return <TableFieldInput {...props<'table'>(field)} />;
    case 'code':
      return <TypedCodeField {...props<'code'>(field)} names={codeNames} owner={owner} fields={fields} />;
    case 'conditions':
      return <ConditionsFieldInput {...props<'conditions'>(field)} />;
    case 'declarations':
      return <DeclarationsFieldInput {...props<'declarations'>(field)} />;
    case 'plain':
      return <PlainFieldInput {...props<'plain'>(field)} />;
    case 'weekdays':
      return <WeekdaysFieldInput {...props<'weekdays'>(field)} />;
    case 'time-zone':
      return <TimeZoneFieldInput {...props<'time-zone'>(field)} />;
    case 'sample':
      return <SampleFieldInput {...props<'sample'>(field)} />;
    case 'resource':
      return <ResourceFieldInput {...props<'resource'>(field)} />;
    case 'app-event':
      return <AppEventFieldInput {...props<'app-event'>(field)} />;
  }
}

function readValue<Kind extends Field['kind']>(kind: Field['kind'], value: Json | undefined) {
  // isStoredValue has just checked that the value has the shape of this kind.
  return value !== undefined && isStoredValue(kind, value) ? (value as StoredValues[Kind]) : undefined;
}
