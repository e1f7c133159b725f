import { Link } from '@tanstack/react-router';
import { isAllowed } from '#contract/roles.ts';
import { useRole } from '../../lib/permissions.ts';
import { useProjectId } from '../../lib/project-id.ts';
import classes from './settings-nav.module.css';
import { SECTIONS } from './settings-sections.ts';

export function SettingsNav() {
  const projectId = useProjectId();
  const role = useRole();
  return (
    <nav className={classes['nav']} aria-label="Settings">
      {SECTIONS.filter(({ permission }) => isAllowed(role, permission)).map(({ id, label }) => (
        <Link
          key={id}
          className={classes['item']}
          to="/p/$projectId/settings/$section"
          params={{ projectId, section: id }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
