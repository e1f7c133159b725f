import { useId } from 'react';
import classes from './segmented-radio.module.css';

type SegmentedRadioProps<Value extends string> = {
  readonly label: string;
  readonly describedBy?: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: Value) => void;
  readonly isReadOnly: boolean;
};

/** A few choices side by side: real radio buttons, each as large as what it looks like. */
export function SegmentedRadio<Value extends string>(props: SegmentedRadioProps<Value>) {
  const { label, describedBy, options, value, onChange, isReadOnly } = props;
  const name = useId();
  return (
    <div className={classes['group']} role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option.value} className={classes['option']} data-selected={option.value === value || undefined}>
          <input
            type="radio"
            className={classes['input']}
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            disabled={isReadOnly}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
