import { formatReference, type ReferenceLabels } from '#core/expression/format-reference.ts';
import type { ConditionGroups } from '#core/expression/condition.ts';
import { nameWeekdays } from '#core/schedule/weekdays.ts';
import { findOperator } from '#core/expression/operators.ts';
import type { Template } from '#core/expression/template.ts';
import type { Field, Fields } from '#core/step/field.ts';
import { readBinding } from '#core/step/bound-value.ts';
import { readStoredValue } from '#core/step/stored-value.ts';
import { isFieldVisible } from '#core/step/visible-fields.ts';
import type { Config, Step, WorkflowDocument } from '#core/workflow/document.ts';
import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import { findStep, walkSteps } from '#core/workflow/walk.ts';
import { findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';

/** One text that a person can read on a card or in its inspector, and where: "Name", "URL". */
export type CardText = { readonly cardId: CardId; readonly place: string; readonly text: string };

/** Lists everything of a workflow that can be read, in flow order. Variables read as their pills do. */
export function listCardTexts(document: WorkflowDocument, labels: ReferenceLabels): readonly CardText[] {
  const steps = walkSteps(document).flatMap(({ step }) => listStepTexts(step, labels));
  return [...listTriggerTexts(document, labels), ...steps, ...listNoteTexts(document)];
}

/** A sticky note is found at the card that it lies beside. */
function listNoteTexts(document: WorkflowDocument): readonly CardText[] {
  return listStickyNotes(document).map(({ anchor, text }) => ({
    cardId: findStep(document, anchor) === undefined ? 'trigger' : anchor,
    place: 'Sticky note',
    text,
  }));
}

function listTriggerTexts({ trigger }: WorkflowDocument, labels: ReferenceLabels): readonly CardText[] {
  const definition = findTriggerDefinition(trigger?.type ?? '');
  const texts = [
    { place: 'Name', text: labels.trigger },
    { place: 'Type', text: definition?.name ?? 'Trigger' },
  ];
  return texts.map((text) => ({ cardId: 'trigger', ...text }));
}

function listStepTexts(step: Step, labels: ReferenceLabels): readonly CardText[] {
  const definition = findStepDefinition(step.type);
  const texts = [
    { place: 'Name', text: step.name },
    { place: 'Type', text: definition?.name ?? step.type },
    ...(definition === undefined ? [] : listFieldTexts(definition.fields, step.config, labels)),
    { place: 'Note', text: step.note },
  ];
  return texts.filter(({ text }) => text !== '').map((text) => ({ cardId: step.id, ...text }));
}

function listFieldTexts(fields: Fields, config: Config, labels: ReferenceLabels) {
  return Object.entries(fields)
    .filter(([key]) => isFieldVisible(fields, key, config))
    .map(([key, field]) => ({ place: field.label, text: readField(field, key, config, labels) }));
}

function readField(field: Field, key: string, config: Config, labels: ReferenceLabels): string {
  const binding = readBinding(field, config, key);
  if (binding !== undefined) return readTemplate(binding, labels);
  switch (field.kind) {
    case 'text':
    case 'json':
      return readTemplate(readStoredValue(field.kind, config, key), labels);
    case 'choice': {
      const value = readStoredValue('choice', config, key) ?? field.default;
      return field.options.find((option) => option.value === value)?.label ?? value;
    }
    case 'code':
      return readStoredValue('code', config, key) ?? field.default;
    case 'table':
      return (readStoredValue('table', config, key) ?? [])
        .map((row) => `${row.key} ${readTemplate(row.value, labels)}`)
        .join('\n');
    case 'conditions':
      return readConditions(readStoredValue('conditions', config, key) ?? [], labels);
    case 'cases':
      return (readStoredValue('cases', config, key) ?? [])
        .map(({ label, conditions }) => `${label}\n${readConditions(conditions, labels)}`)
        .join('\n');
    case 'declarations':
      return (readStoredValue('declarations', config, key) ?? []).map(({ name }) => name).join('\n');
    case 'sample':
    case 'plain':
      return readStoredValue(field.kind, config, key) ?? '';
    case 'weekdays':
      return nameWeekdays(readStoredValue('weekdays', config, key) ?? []);
    case 'time-zone':
      return readStoredValue('time-zone', config, key) ?? field.default;
    case 'number':
      return String(readStoredValue('number', config, key) ?? field.default);
    // A switch has no words of its own, and an App Event's name is read as its trigger's.
    case 'toggle':
    case 'app-event':
    case 'resource':
      return '';
    default:
      return field satisfies never;
  }
}

function readConditions(groups: ConditionGroups, labels: ReferenceLabels): string {
  return groups
    .flatMap(({ conditions }) => conditions)
    .map(({ left, operator, right }) => {
      const known = findOperator(operator);
      const end = known?.hasRightSide === false ? '' : ` ${readTemplate(right, labels)}`;
      return `${readTemplate(left, labels)} ${known?.label ?? operator}${end}`;
    })
    .join('\n');
}

function readTemplate(template: Template | undefined, labels: ReferenceLabels): string {
  const texts = (template ?? []).map((token) => {
    if ('text' in token) return token.text;
    if ('ref' in token) return formatReference(token.ref, labels);
    const { source, slots } = token.formula;
    return [source, ...Object.values(slots).map((reference) => formatReference(reference, labels))].join('\n');
  });
  return texts.join('');
}
