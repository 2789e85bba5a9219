import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type MailServer, mailer } from './mail.ts';

interface Script {
  /** Answers by the beginning of the command; `250 ok` for all others. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly silent?: boolean;
}

/** A mail server that records what it receives. */
async function startServer({ answers = {}, silent = false }: Script = {}) {
  const lines: string[] = [];
  const usual: Record<string, string> = {
    EHLO: '250-mail.example\r\n250 AUTH PLAIN LOGIN',
    AUTH: '235 welcome',
    DATA: '354 go on',
    QUIT: '221 bye',
  };
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    if (silent) return;
    let inData = false;
    let rest = '';
    socket.write('220 mail.example\r\n');
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        lines.push(line);
        if (inData && line !== '.') continue;
        const command = inData ? '.' : line;
        const scripted = Object.entries(answers).find(([start]) => command.startsWith(start))?.[1];
        socket.write(`${scripted ?? usual[command.split(' ')[0] ?? ''] ?? '250 ok'}\r\n`);
        inData = command === 'DATA' && scripted === undefined;
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, lines };
}

const mail = {
  from: 'picket@msp.example',
  to: ['ada@msp.example', 'bob@msp.example'],
  subject: 'It fails\r\nBcc: eve@evil.example',
  text: 'Look.\n.\nMore.',
  messageId: '<1@msp.example>',
};

async function sendTo(script: Script, server: Partial<MailServer> = {}, timeoutMs = 60_000) {
  const { port, lines } = await startServer(script);
  const send = mailer({
    network: { allowPrivate: false, proxy: null },
    timeoutMs,
    lookup: (_, __, callback) => callback(null, [{ address: '10.0.0.5', family: 4 }]),
  });
  const to: MailServer = { host: '127.0.0.1', port, security: 'none', user: null, password: null, ...server };
  return { sent: await send(to, mail), lines };
}

it('sends to all recipients, as text, marked as automatic', async () => {
  const { sent, lines } = await sendTo({});
  expect(sent).toEqual({ kind: 'sent', refused: [] });
  expect(lines.filter((line) => line.startsWith('RCPT'))).toEqual([
    'RCPT TO:<ada@msp.example>',
    'RCPT TO:<bob@msp.example>',
  ]);
  expect(lines).toEqual(
    expect.arrayContaining(['Auto-Submitted: auto-generated', 'Message-ID: <1@msp.example>', 'Look.', '..']),
  );
  expect(lines.filter((line) => /^Bcc/i.test(line))).toEqual([]);
});

it('names recipients that the server refuses', async () => {
  const { sent } = await sendTo({ answers: { 'RCPT TO:<bob': '550 no such user' } });
  expect(sent).toEqual({ kind: 'sent', refused: ['bob@msp.example'] });
});

it('distinguishes a wrong password from a refused message, and temporary errors from permanent ones', async () => {
  const user = { user: 'picket', password: 'wrong' };
  expect((await sendTo({ answers: { AUTH: '535 no' } }, user)).sent).toMatchObject({
    kind: 'refused',
    status: 535,
    atSignIn: true,
  });
  // It wants a sign-in, and the channel has no user.
  expect((await sendTo({ answers: { 'MAIL FROM': '530 Authentication required' } })).sent).toMatchObject({
    kind: 'refused',
    status: 530,
    atSignIn: true,
  });
  expect((await sendTo({ answers: { 'MAIL FROM': '451 later' } })).sent).toMatchObject({
    kind: 'refused',
    status: 451,
    atSignIn: false,
  });
});

it('sends nothing in clear to a server without STARTTLS if encryption is required', async () => {
  const { sent, lines } = await sendTo(
    { answers: { STARTTLS: '502 no' } },
    { security: 'starttls', user: 'u', password: 'p' },
  );
  expect(sent).toMatchObject({ kind: 'failure', why: 'tls', cause: 'no_encryption' });
  expect(lines.join()).not.toMatch(/AUTH|MAIL FROM/);

  // TLS from the start, at a port that begins in clear.
  const asTls = await sendTo({}, { security: 'tls', user: 'u', password: 'p' });
  expect(asTls.sent).toMatchObject({ kind: 'failure', why: 'tls', cause: 'no_encryption' });
});

it('ends with its time limit, and calls no private address', async () => {
  expect((await sendTo({ silent: true }, {}, 200)).sent).toMatchObject({ kind: 'failure' });
  const named = await sendTo({}, { host: 'mail.example' });
  expect(named.sent).toMatchObject({ kind: 'failure', why: 'private_address' });
  const literal = await sendTo({}, { host: '192.168.1.5' });
  expect(literal.sent).toMatchObject({ kind: 'failure', why: 'private_address' });
});
