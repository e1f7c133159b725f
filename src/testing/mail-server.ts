import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface MailServer {
  readonly url: string;
  /** What was sent, headers and text, in the order of arrival. */
  readonly mails: readonly string[];
  close(): Promise<void>;
}

/** Takes every mail and delivers none (RFC 5321, as far as a client needs it). */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  const server = createServer((socket) => talk(socket, (mail) => mails.push(mail)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server listens on a port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

function talk(socket: Socket, onMail: (mail: string) => void): void {
  let received = '';
  let isInMail = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say('220 ready');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
    for (;;) {
      const end = isInMail ? '\r\n.\r\n' : '\r\n';
      const at = received.indexOf(end);
      if (at < 0) return;
      const text = received.slice(0, at);
      received = received.slice(at + end.length);
      if (isInMail) {
        onMail(text);
        isInMail = false;
        say('250 taken');
        continue;
      }
      const command = text.slice(0, 4).toUpperCase();
      isInMail = command === 'DATA';
      say(isInMail ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 fine');
    }
  });
}
