import { ConfigError, type Config } from '../config.ts';
import type { Vitals } from './vitals.ts';
import { startVitalsServer, type VitalsServer } from './vitals-server.ts';

type PortConfig = Pick<Config, 'host' | 'port' | 'healthPort' | 'roles'>;

/** Opens the port of health and metrics alone: HEALTH_PORT, or PORT where no API takes it. null: the API answers them. */
export async function startVitalsPort(config: PortConfig, vitals: Vitals): Promise<VitalsServer | null> {
  const { host, healthPort, roles } = config;
  const port = healthPort ?? config.port;
  if (roles.includes('api') && port === config.port) return null;
  try {
    return await startVitalsServer({ host, port }, vitals);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ConfigError(
        `Another program listens on port ${port}; set HEALTH_PORT to another one, where health and metrics are answered.`,
      );
    }
    throw error;
  }
}
