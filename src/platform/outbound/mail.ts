import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { type Failure, failureOf } from './failure.ts';
import type { NetworkRules } from './network-rules.ts';
import {
  connectionLookup,
  isLoopbackHost,
  isPrivateAddress,
  type Lookup,
  literalAddress,
  privateAddressError,
} from './private-network.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** tls: from the start; starttls: before anything is sent; none: in clear. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
}

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for each try, so that a mail program can recognise a repetition. */
  readonly messageId: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: string;
    readonly contentType: string;
  }[];
}

export type MailSent =
  | { readonly kind: 'sent'; readonly refused: readonly string[] }
  /** The server refused the message. `status` is the SMTP status: 4xx is temporary, 5xx permanent. */
  | { readonly kind: 'refused'; readonly status: number; readonly text: string; readonly atSignIn: boolean }
  /** `left`: the SMTP session had begun, so the server may have accepted the message. */
  | ({ readonly kind: 'failure'; readonly left: boolean } & Pick<Failure, 'why' | 'cause'>);

export interface MailOptions {
  readonly network: NetworkRules;
  readonly lookup?: Lookup | undefined;
  readonly timeoutMs: number;
}

/** `beforeSend` runs last, on a connection that is ready; false: nothing is sent (`held_back`). */
export type SendMail = (
  server: MailServer,
  mail: Mail,
  beforeSend?: () => Promise<boolean>,
) => Promise<MailSent>;

/** Sends mail over a connection that is checked when it is opened. It goes directly: HTTP proxies carry no SMTP. */
export function mailer({ network, lookup, timeoutMs }: MailOptions): SendMail {
  return async (server, { to, attachments = [], ...mail }, beforeSend) => {
    let socket: Socket | undefined;
    let left = false;
    const timeout = setTimeout(() => socket?.destroy(timedOut()), timeoutMs);
    try {
      socket = open(server, network, lookup);
      // Nodemailer handles errors of the socket. One that it does not hear must not end the process.
      socket.on('error', () => {});
      await connected(socket);
      const transport = createTransport({
        host: server.host,
        port: server.port,
        connection: socket,
        secure: server.security === 'tls',
        requireTLS: server.security === 'starttls',
        ignoreTLS: server.security === 'none',
        ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      if (beforeSend !== undefined && !(await beforeSend())) return heldBack;
      left = true;
      const sent = await transport.sendMail({
        ...mail,
        attachments: [...attachments],
        to: [...to],
        // Prevents automatic replies such as absence notes (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent', refused: sent.rejected.map((address) => String(address)) };
    } catch (error) {
      return outcomeOf(error, left);
    } finally {
      clearTimeout(timeout);
      socket?.destroy();
    }
  };
}

function open({ host, port }: MailServer, network: NetworkRules, lookup: Lookup | undefined): Socket {
  const bare = literalAddress(host) ?? host;
  const trusted = network.allowPrivate || isLoopbackHost(host) || bare === '::1';
  // A literal address is not resolved, so it is checked here.
  if (!trusted && isPrivateAddress(bare)) throw privateAddressError(host, bare);
  return connect({ host: bare, port, lookup: connectionLookup(trusted, lookup) });
}

const connected = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('error', reject);
  });

const heldBack: MailSent = {
  kind: 'failure',
  left: false,
  why: 'held_back',
  cause: 'the caller took it back',
};

const timedOut = () => Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT' });

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** The cause of a failure: the server speaks no TLS at this port, or offers no STARTTLS. Its certificate was not seen. */
export const noEncryption = 'no_encryption';

function outcomeOf(error: unknown, left: boolean): MailSent {
  const { responseCode: status, response = '', code, message } = error as SmtpError;
  const speaksNoTls =
    /wrong version number|packet length too long/i.test(message) ||
    (code === 'ETLS' && /STARTTLS/.test(message));
  if (speaksNoTls && !/certificate|altnames/i.test(message))
    return { kind: 'failure', left: false, why: 'tls', cause: noEncryption };
  // Nodemailer replaces the codes of TLS by its own.
  if (code === 'ETLS' || /certificate|altnames|SSL routines/i.test(message))
    return {
      kind: 'failure',
      left: false,
      why: 'tls',
      cause: code === 'ESOCKET' ? message : (code ?? message),
    };
  if (status !== undefined) {
    // 530: the server wants a sign-in, and none is set (RFC 4954, section 6).
    return { kind: 'refused', status, text: response, atSignIn: code === 'EAUTH' || status === 530 };
  }
  const { why, cause } = failureOf(error, false, null);
  return { kind: 'failure', left, why, cause };
}
