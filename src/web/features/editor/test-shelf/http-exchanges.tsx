import { formatDuration } from '#core/base/duration.ts';
import type { HttpExchange } from '#core/run/http-exchange.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import classes from './http-exchanges.module.css';

type HttpExchangesProps = { readonly exchanges: readonly HttpExchange[]; readonly maxHeight: number };

/** What went over the wire, as text: request and response line, headers and body. Secrets are masked. */
export function HttpExchanges({ exchanges, maxHeight }: HttpExchangesProps) {
  return (
    <div className={classes['exchanges']} style={{ maxHeight }}>
      {exchanges.map((exchange, index) => (
        // The requests of one test never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes['exchange']}>
          <Message title="Request" text={writeRequest(exchange)} />
          <Message
            title={`Response after ${formatDuration(exchange.durationMs)}`}
            text={writeResponse(exchange.response)}
          />
        </div>
      ))}
    </div>
  );
}

function Message({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title}>
      <div className={classes['head']}>
        <h4 className={classes['title']}>{title}</h4>
        <CopyButton text={text} label={`Copy the ${title.split(' ')[0]?.toLowerCase()}`} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls must be reachable by keyboard. */}
      <pre className={classes['text']} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}

function writeRequest({ method, url, headers, body }: HttpExchange): string {
  return writeMessage(`${method} ${url}`, headers, body ?? '');
}

function writeResponse(response: HttpExchange['response']): string {
  if (response.status === 'failed') return response.message;
  return writeMessage(`${response.statusCode} ${response.url}`, response.headers, response.body);
}

function writeMessage(line: string, headers: HttpExchange['headers'], body: string): string {
  const lines = [line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return body === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${body}`;
}
