import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** When a line is cut at a statement: before the server gets it, or once the server has answered it. */
export type CutMoment = 'unsent' | 'unanswered';

export interface CuttingLine {
  /** The database's address by way of this line. */
  readonly url: string;
  /** Counts statements from here on, and cuts every connection at the one with this number, if one is given. */
  watch(cut?: { readonly at: number; readonly when: CutMoment }): void;
  /** The statements since then, in the order of sending. */
  statements(): readonly string[];
  /** Resolves once the server has ended the sessions of all cut connections: their locks are released. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A way to a PostgreSQL server that is cut at a chosen statement, as a restart or a failover would. */
export async function cuttingLine(serverUrl: string): Promise<CuttingLine> {
  const to = new URL(serverUrl);
  const open = new Set<() => void>();
  const ending = new Set<Promise<unknown>>();
  let sent: string[] = [];
  let cut: { readonly at: number; readonly when: CutMoment } | undefined;

  /** Notes a statement. @returns how the line is cut at it; null if it is not. */
  function note(sql: string): CutMoment | null {
    // The settings of a new connection: their number depends on the cut of before.
    if (sql.startsWith('set timezone')) return null;
    sent.push(sql);
    return cut?.at === sent.length - 1 ? cut.when : null;
  }
  const cutAll = () => {
    for (const one of open) one();
  };

  // Otherwise each message waits 40 ms for the confirmation of the one before.
  const noDelay = true;
  const server = createServer({ noDelay }, (client) => {
    const upstream = connect({ host: to.hostname, port: Number(to.port || 5432), noDelay });
    let isCut = false;
    let waitsForAnswer = false;
    const end = () => {
      isCut = true;
      open.delete(end);
      client.destroy();
      // The server closes its side when the session has ended.
      upstream.resume().end();
    };
    open.add(end);
    ending.add(once(upstream, 'close').finally(() => open.delete(end)));
    for (const socket of [client, upstream]) socket.on('error', () => {});
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
    let sql = '';
    let held: Buffer[] = [];
    const fromClient = splitMessages(true, (type, message) => {
      if (isCut) return;
      held.push(message);
      if (type === 'Q') sql = textAt(message, 5);
      if (type === 'P') sql = textAt(message, message.indexOf(0, 5) + 1);
      // The messages of a statement end with Query or Sync; those of a sign-in are sent one by one.
      if (type === 'Q' || type === 'S') {
        const moment = note(sql);
        if (moment === 'unsent') return cutAll();
        waitsForAnswer = moment === 'unanswered';
      } else if (parts.has(type)) return;
      upstream.write(Buffer.concat(held));
      held = [];
    });
    const fromServer = splitMessages(false, (type, message) => {
      if (isCut) return;
      if (!waitsForAnswer) client.write(message);
      else if (type === 'Z') cutAll();
    });
    client.on('data', fromClient);
    upstream.on('data', fromServer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const own = new URL(serverUrl);
  own.hostname = '127.0.0.1';
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    watch(next) {
      sent = [];
      cut = next;
    },
    statements: () => sent,
    async settled() {
      const ended = [...ending];
      if (open.size === 0) await Promise.all(ended);
    },
    async close() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Parse, Bind, Describe, Execute and Close: what follows them belongs to the same statement. */
const parts = new Set(['P', 'B', 'D', 'E', 'C']);

const textAt = (message: Buffer, start: number) => message.toString('utf8', start, message.indexOf(0, start));

/** Splits a stream into messages of the protocol (PostgreSQL manual, 53.7). A client's first one has no type. */
function splitMessages(startsWithoutType: boolean, take: (type: string, message: Buffer) => void) {
  let rest = Buffer.alloc(0);
  let untyped = startsWithoutType;
  return (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const lengthAt = untyped ? 0 : 1;
      if (rest.length < lengthAt + 4) return;
      const end = lengthAt + rest.readInt32BE(lengthAt);
      if (rest.length < end) return;
      const message = rest.subarray(0, end);
      const type = untyped ? '' : String.fromCharCode(message[0] ?? 0);
      rest = rest.subarray(end);
      untyped = false;
      take(type, message);
    }
  };
}
