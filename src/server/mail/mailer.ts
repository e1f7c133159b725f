import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Behind the answer: how long it takes would tell whether there is somebody to send it to. A failure is logged. */
  send(mail: Mail): void;
}

const TIMEOUT_MS = 15_000;

/** null when no mail server is configured. */
export function createMailer({ mail }: Pick<Config, 'mail'>, logger: FastifyBaseLogger): Mailer | null {
  if (mail === null) return null;
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    send: ({ to, subject, text }) => {
      transport.sendMail({ from: mail.from, to, subject, text }).catch((err: unknown) => {
        logger.error({ err }, 'The mail server did not take a mail.');
      });
    },
  };
}
