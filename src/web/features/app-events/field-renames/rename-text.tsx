import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import { describeOldField } from './describe-rename.ts';
import classes from './field-renames.module.css';

/** "email → mail" */
export function RenameText({ rename }: { readonly rename: FieldRename }) {
  return (
    <span className={classes['change']}>
      <span className={classes['old']}>{describeOldField(rename)}</span>
      <span aria-label=" is now "> → </span>
      {rename.to}
    </span>
  );
}
