import { useRef } from 'react';
import { findTriggerDefinition, triggerCatalog } from '#steps/catalog.ts';
import { Icon } from '../../../ui/icon.tsx';
import { ConfigForm } from '../inspector/config-form.tsx';
import { OwnerProblems } from '../inspector/owner-problems.tsx';
import { useFocusRequest } from '../inspector/use-focus-request.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { FilterPreview } from './filter-preview.tsx';
import { FireTimes } from './fire-times.tsx';
import { LastCall } from './last-call.tsx';
import { ListenForTest } from './listen-for-test.tsx';
import { TriggerAddress } from './trigger-address.tsx';
import classes from './trigger-panel.module.css';

/** What starts the workflow: first its type, then the fields of that type. */
export function TriggerPanel() {
  const root = useRef<HTMLDivElement>(null);
  const type = useEditorState(({ document }) => document.trigger?.type ?? null);
  const definition = type === null ? undefined : findTriggerDefinition(type);
  useFocusRequest(root, 'trigger', () => undefined);
  return (
    <div ref={root} className={classes['panel']}>
      <header className={classes['head']}>
        <span className={classes['icon']}>
          <Icon name={definition?.icon ?? 'bolt'} />
        </span>
        <div>
          <h2 className={classes['title']}>Trigger</h2>
          <p className={classes['dim']}>
            {definition === undefined ? 'Choose what starts this workflow.' : definition.description}
          </p>
        </div>
      </header>
      <div className={classes['body']}>
        <OwnerProblems owner="trigger" />
        <TriggerTypes selected={type} />
        {definition !== undefined && <ConfigForm owner="trigger" fields={definition.fields} />}
        {type === 'app-event' && <FilterPreview />}
        {type === 'request' && <TriggerAddress />}
        {type === 'scheduler' && <FireTimes />}
        {type === 'webhook' && <ListenForTest />}
        {type === 'api-resource' && <LastCall />}
      </div>
    </div>
  );
}

function TriggerTypes({ selected }: { readonly selected: string | null }) {
  const store = useEditorStore();
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const choose = (type: string, name: string) => {
    if (type === selected) return;
    store.edit(`Choose the trigger ${name}`, [{ kind: 'set-trigger', trigger: { type, config: {} } }]);
  };
  return (
    <div
      className={classes['types']}
      data-chosen={selected === null ? undefined : true}
      role="radiogroup"
      aria-label="Type of trigger"
    >
      {Object.values(triggerCatalog).map(({ type, name, description, icon }) => (
        <label key={type} className={classes['type']} data-selected={type === selected || undefined}>
          <input
            type="radio"
            name="trigger-type"
            className={classes['radio']}
            checked={type === selected}
            onChange={() => choose(type, name)}
            disabled={isReadOnly}
            aria-label={name}
          />
          <Icon name={icon} />
          <span>
            <span className={classes['typeName']}>{name}</span>
            {selected === null && <span className={classes['dim']}>{description}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
