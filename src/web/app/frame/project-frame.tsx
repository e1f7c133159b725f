import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { PausedBanner } from './paused-banner.tsx';
import { Rail } from './rail.tsx';
import classes from './project-frame.module.css';

/** The rail beside the page. Narrow windows start with the rail folded to icons; the member's choice wins. */
export function ProjectFrame() {
  const isNarrow = useMediaQuery('(max-width: 1100px)') ?? false;
  const [choice, setChoice] = useLocalStorage<'open' | 'folded' | 'auto'>({
    key: 'millrace-rail',
    defaultValue: 'auto',
  });
  const isFolded = choice === 'auto' ? isNarrow : choice === 'folded';
  return (
    <div className={classes['frame']} data-folded={isFolded || undefined}>
      <a className={classes['skip']} href="#page">
        Skip to the page
      </a>
      <Rail isFolded={isFolded} onToggle={() => setChoice(isFolded ? 'open' : 'folded')} />
      <main className={classes['page']} id="page" tabIndex={-1}>
        <PausedBanner />
        <Outlet />
      </main>
    </div>
  );
}
