/** How a change of a field is named in the history. */
export function describeFieldEdit(fieldLabel: string, stepName: string | null): string {
  return stepName === null ? `Edit ${fieldLabel} of the trigger` : `Edit ${fieldLabel} of '${stepName}'`;
}
