import { HOT_PATH_SETTINGS } from '#storage/database/hot-path-settings.ts';
import { openDatabase, type Database } from '#storage/database/open-database.ts';

export interface Databases {
  /** For pages and settings. */
  readonly main: Database;
  /** For better-auth, whose tables have a schema of their own. */
  readonly auth: Database;
  /** For received events, which must not wait behind a page's lists. */
  readonly sending: Database;
  close(): Promise<void>;
}

const MAIN_CONNECTIONS = 12;
const AUTH_CONNECTIONS = 4;
const SENDING_CONNECTIONS = 8;

export function openDatabases(connectionString: string, onError: (error: Error) => void): Databases {
  const main = openDatabase({ connectionString, size: MAIN_CONNECTIONS, onError });
  const auth = openDatabase({ connectionString, size: AUTH_CONNECTIONS, onError, settings: '-c search_path=auth' });
  const sending = openDatabase({ connectionString, size: SENDING_CONNECTIONS, onError, settings: HOT_PATH_SETTINGS });
  return {
    main,
    auth,
    sending,
    close: async () => void (await Promise.all([main.close(), auth.close(), sending.close()])),
  };
}
