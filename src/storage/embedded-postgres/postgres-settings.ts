/** Settings for the small machine that one process runs on; memory is taken only as it is used. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  shared_buffers: '256MB',
  // Fewer checkpoints mean fewer whole pages in the log; recovery after a kill still takes seconds.
  max_wal_size: '4GB',
  min_wal_size: '512MB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  wal_buffers: '16MB',
  // Solid state disks read at random as fast as in order.
  random_page_cost: '1.1',
  // Compiling a query costs more than any of ours takes.
  jit: 'off',
  // The queue's table turns over completely every few seconds.
  autovacuum_naptime: '10s',
  autovacuum_vacuum_cost_limit: '2000',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The server's arguments. `isDurable: false` is for databases that nobody will miss. */
export function listPostgresArguments(cluster: string, socketFolder: string, isDurable: boolean): readonly string[] {
  const settings = { ...SETTINGS, ...(isDurable ? DURABLE : FORGETFUL), unix_socket_directories: socketFolder };
  return [
    '-D',
    cluster,
    '-p',
    '5432',
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
