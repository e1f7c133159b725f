import { useFieldMessages } from './use-field-messages.tsx';
import classes from './inspector.module.css';

/** Problems of the step or trigger as a whole; those of a field stand at the field. */
export function OwnerProblems({ owner }: { readonly owner: string }) {
  const messages = useFieldMessages(owner, null);
  return (
    <div role="status">
      {messages.map(({ message, severity, fixes }) => (
        <div key={message} className={classes['problem']} data-severity={severity}>
          {message}
          {fixes}
        </div>
      ))}
    </div>
  );
}
