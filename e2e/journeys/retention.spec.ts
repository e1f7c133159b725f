import { Client } from 'pg';
import { uuidV7Floor } from '#core/base/uuid-v7.ts';
import { findRunningPostgres } from '#storage/embedded-postgres/find-running-postgres.ts';
import { expect, test } from '../fixtures/test.ts';
import { goTo } from '../screens/frame-screen.ts';

test('a link to a run or an event that is gone says how long they are kept, as do the settings', async ({
  page,
  millrace,
  project,
}) => {
  const database = new Client({ connectionString: (await findRunningPostgres(millrace.dataDir)) ?? '' });
  await database.connect();
  await database.query(`update projects set created_at = '2024-01-01' where id = $1`, [project.id]);
  await database.end();
  const old = uuidV7Floor(Date.UTC(2024, 4, 17, 12));

  await page.goto(project.pageUrl(`/runs/${old}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This run is not kept any more');
  await expect(page.getByRole('main')).toContainText('A run is kept for 90 days. This one was of 17 May 2024');
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.goto(project.pageUrl(`/events/${old}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This received event is not kept any more');

  // One that can never have been is not found, as ever.
  await page.goto(project.pageUrl(`/runs/${uuidV7Floor(Date.UTC(2023, 0, 1))}`));
  await expect(page.getByRole('alert')).toContainText('There is no such run in this project.');

  await goTo(page, 'Settings');
  await expect(page.getByRole('region', { name: 'Retention' })).toContainText('Received events and runs90 days');
});
