import { destination, pino, type Logger } from 'pino';
import type { Config } from './config.ts';
import { loggerOptions } from './plugins/request-log.ts';

/** Writes JSON lines to stderr; stdout is for what a person who starts us reads. */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino(loggerOptions(logLevel), destination(2));
}
