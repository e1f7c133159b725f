/** The kind of a problem in a word or two, by its code. */
export function describeProblemKind(code: string): string {
  return KINDS.get(code) ?? 'Field';
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['broken_reference', 'Broken variable'],
  ['unknown_path', 'Unknown variable'],
  ['absent_field', 'Absent lately'],
  ['disabled_reference', 'Disabled step'],
  ['type_mismatch', 'Type'],
  ['required_field', 'Missing field'],
  ['unknown_app_event', 'App Event'],
  ['unknown_resource', 'API resource'],
  ['no_trigger', 'Trigger'],
  ['unknown_trigger_type', 'Trigger'],
  ['unknown_step_type', 'Step type'],
  ['idle_step', 'Step without use'],
  ['self_start', 'Circle'],
  ['no_steps', 'Workflow'],
  ['empty_branches', 'Unused branch'],
  ['empty_group', 'Condition'],
  ['unknown_operator', 'Condition'],
  ['condition_without_value', 'Condition'],
  ['invalid_json', 'JSON'],
  ['repeated_step_name', 'Name'],
]);
