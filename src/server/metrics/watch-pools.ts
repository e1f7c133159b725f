import { Gauge, type Registry } from 'prom-client';

/** What is read of a pool of `pg`. */
export interface CountedPool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** Makes a function that tells metrics of the pools of this process, by name; they are read when somebody asks. */
export function watchPools(registry: Registry): (name: string, pool: CountedPool) => void {
  const pools = new Map<string, CountedPool>();
  const gauge = (name: string, help: string, read: (pool: CountedPool) => number): void =>
    void new Gauge({
      name: `millrace_${name}`,
      help,
      labelNames: ['pool'],
      registers: [registry],
      collect() {
        for (const [name, pool] of pools) this.set({ pool: name }, read(pool));
      },
    });
  gauge('pool_connections', 'Connections to the database.', (pool) => pool.totalCount);
  gauge('pool_connections_in_use', 'Connections at work.', (pool) => pool.totalCount - pool.idleCount);
  gauge('pool_waiting', 'Callers that wait for a connection.', (pool) => pool.waitingCount);
  return (name, pool) => void pools.set(name, pool);
}
