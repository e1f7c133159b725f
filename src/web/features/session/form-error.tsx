import { Notice } from '../../ui/notice.tsx';

/** Why a form was refused, above its button. */
export function FormError({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <Notice tone="error">{text}</Notice>;
}
