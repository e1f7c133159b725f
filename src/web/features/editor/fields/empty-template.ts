import type { Template } from '#core/expression/template.ts';

/** One identity for all empty fields, so that an untouched field never draws again. */
export const EMPTY_TEMPLATE: Template = [];
