import { ActionIcon, Tooltip } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useProjectId } from '../../lib/project-id.ts';
import { shortcutText } from '../../lib/shortcut-text.ts';
import { MemberMenu } from './member-menu.tsx';
import { ProjectSwitcher } from './project-switcher.tsx';
import { RAIL_ITEMS } from './rail-items.ts';
import classes from './rail.module.css';

type RailProps = { readonly isFolded: boolean; readonly onToggle: () => void };

export function Rail({ isFolded, onToggle }: RailProps) {
  const projectId = useProjectId();
  const toggleLabel = isFolded ? 'Unfold the navigation' : 'Fold the navigation';
  return (
    <div className={classes['rail']} data-folded={isFolded || undefined}>
      <ProjectSwitcher isFolded={isFolded} />
      <Tooltip label={`Find (${shortcutText('mod+K')})`} position="right" disabled={!isFolded}>
        <button className={classes['find']} type="button" aria-label="Find" onClick={() => spotlight.open()}>
          <IconSearch size={16} aria-hidden />
          {isFolded ? null : (
            <>
              <span className={classes['label']}>Find</span>
              <span className={classes['keys']} data-keys={shortcutText('mod+K')} />
            </>
          )}
        </button>
      </Tooltip>
      <nav className={classes['nav']} aria-label="Project">
        {RAIL_ITEMS.map(({ label, icon: Icon, to }) => (
          <Tooltip key={to} label={label} position="right" disabled={!isFolded}>
            <Link className={classes['item']} to={to} params={{ projectId }} aria-label={label}>
              <Icon size={18} stroke={1.6} aria-hidden />
              {isFolded ? null : <span className={classes['label']}>{label}</span>}
            </Link>
          </Tooltip>
        ))}
      </nav>
      <div className={classes['foot']}>
        <MemberMenu isFolded={isFolded} />
        <Tooltip label={toggleLabel} position="right">
          <ActionIcon aria-label={toggleLabel} aria-expanded={!isFolded} onClick={onToggle}>
            {isFolded ? (
              <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
            ) : (
              <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
