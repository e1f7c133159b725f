import classes from './field-frame.module.css';

/** A sentence of help; what stands between backticks is code. */
export function HelpText({ text }: { readonly text: string }) {
  return (
    <p className={classes['help']}>
      {text.split('`').map((part, index) =>
        // Every second part stood between backticks; parts never change places.
        index % 2 === 1 ? <code key={index}>{part}</code> : part,
      )}
    </p>
  );
}
