import type { Config } from '#core/workflow/document.ts';

/** How an API resource is called. */
export type ResourceAccess = {
  readonly name: string;
  /** Values of the fields in `steps/api-resource/resource-fields.ts`. */
  readonly api: Config;
  /** Texts of the secrets that they name, by secret id. */
  readonly secrets: ReadonlyMap<string, string>;
};
