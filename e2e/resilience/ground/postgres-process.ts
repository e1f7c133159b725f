import { once } from 'node:events';
import { startEmbeddedPostgres } from '#storage/embedded-postgres/start-embedded-postgres.ts';

// Runs PostgreSQL on the folder that is named as argument, and leaves when it leaves.
const postgres = await startEmbeddedPostgres({ directory: process.argv[2] ?? '' });
console.log(`ready ${postgres.connectionString}`);
await Promise.race([once(process.stdin.resume(), 'end').then(() => postgres.stop()), postgres.exited]);
process.exit(0);
