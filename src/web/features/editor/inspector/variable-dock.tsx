import { useLocalStorage } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { VariablePanel } from '../variables/variable-panel.tsx';
import classes from './inspector.module.css';

/** The variables below the fields, folded away for those who only type "{{". */
export function VariableDock() {
  const [isOpen, setIsOpen] = useLocalStorage({
    key: 'millrace-variables-open',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return (
    <div className={classes['dock']} data-open={isOpen || undefined}>
      <button type="button" className={classes['dockHead']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <IconChevronRight size={14} aria-hidden className={classes['chevron']} />
        Variables
        <span className={classes['dockHint']}>click, drag, or type {'{{'} in a field</span>
      </button>
      {isOpen && <VariablePanel />}
    </div>
  );
}
