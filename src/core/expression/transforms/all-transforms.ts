import { dateTransforms } from './date-transforms.ts';
import { listTransforms } from './list-transforms.ts';
import { numberTransforms } from './number-transforms.ts';
import { objectTransforms } from './object-transforms.ts';
import { textTransforms } from './text-transforms.ts';
import type { Transform } from './transform.ts';

type TransformCategory = { readonly name: string; readonly transforms: readonly Transform[] };

/** All ready-made transforms, by the kind of value that they change. */
export const transformCategories: readonly TransformCategory[] = [
  { name: 'Text', transforms: textTransforms },
  { name: 'Number', transforms: numberTransforms },
  { name: 'Date', transforms: dateTransforms },
  { name: 'List', transforms: listTransforms },
  { name: 'Object', transforms: objectTransforms },
];
