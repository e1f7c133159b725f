import { useId, type MouseEvent, type ReactNode } from 'react';
import { HelpText } from './help-text.tsx';
import classes from './field-frame.module.css';

export type FieldMessage = {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** What can be done about it, below the message. */
  readonly fixes?: ReactNode;
};

/** What a control inside the frame needs to be understood without seeing it. */
export type FrameNames = { readonly label: string; readonly describedBy: string; readonly isInvalid: boolean };

type FieldFrameProps = {
  readonly label: string;
  readonly isRequired?: boolean;
  readonly help?: string | undefined;
  readonly messages?: readonly FieldMessage[];
  /** Beside the label, at the end of the line. */
  readonly action?: ReactNode;
  readonly children: (names: FrameNames) => ReactNode;
};

/** Label, control, help and problems of one field. */
export function FieldFrame({ label, isRequired = false, help, messages = [], action, children }: FieldFrameProps) {
  const id = useId();
  const isInvalid = messages.some(({ severity }) => severity === 'error');
  return (
    <div className={classes['field']} data-frame>
      <div className={classes['head']}>
        {/* The control carries the label as its name; this one is for the eye and the pointer. */}
        <span className={classes['label']} aria-hidden onClick={focusControl}>
          {label}
          {isRequired && <span className={classes['required']}> *</span>}
        </span>
        {action}
      </div>
      {children({ label, describedBy: `${id}-help ${id}-problems`, isInvalid })}
      <div id={`${id}-problems`} role="status">
        {messages.map(({ message, severity, fixes }) => (
          <div key={message} className={classes['message']} data-severity={severity}>
            {message}
            {fixes}
          </div>
        ))}
      </div>
      <div id={`${id}-help`}>{help !== undefined && <HelpText text={help} />}</div>
    </div>
  );
}

function focusControl({ currentTarget }: MouseEvent<HTMLElement>): void {
  const frame = currentTarget.closest('[data-frame]');
  const control = frame?.querySelector('[role="textbox"], input, select, textarea');
  if (control instanceof HTMLElement) control.focus();
}
