import { createSocket, type Socket } from 'node:dgram';
import type { RandomBytes } from '../../platform/values/random.ts';
import { isAnswerTo, parseResponse, type Response } from '../wire/response.ts';
import { type Question, writeQuestion } from '../wire/write.ts';
import type { Endpoint } from './protocol.ts';

export type Asked = Omit<Question, 'id'>;
export type Outcome =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'timeout' }
  /** The network or the host reported that nobody listens there. */
  | { readonly kind: 'unreachable'; readonly cause: string }
  /** The limit of queries waiting for this upstream is reached. */
  | { readonly kind: 'busy' };

export interface UdpUpstream {
  ask(asked: Asked, timeoutMs: number): Promise<Outcome>;
  close(): void;
}

interface Waiting {
  readonly question: Question;
  settle(outcome: Outcome): void;
}

interface Port {
  readonly socket: Socket;
  readonly waiting: Map<number, Waiting>;
  /** What to send once the socket is connected; null if it is connected. */
  unsent: (() => void)[] | null;
  /** The number of queries it sent. */
  sent: number;
  isClosed: boolean;
}

/**
 * The number of sockets, each with a random port: a forged answer must match the port as well as the id (RFC 5452
 * §4.5).
 */
const ports = 16;
/** A port is replaced after this many queries, so that what an attacker learned about it soon becomes useless. */
const questionsPerPort = 500;
/** The most queries that wait for one upstream at a time. */
const mostWaiting = 4_096;

/**
 * Queries an upstream by UDP. Sockets are connected, so that the system drops packets from other addresses and reports
 * an unreachable host at once. An answer that does not match its question is ignored, and the wait continues.
 */
export function openUdpUpstream({ host, port }: Endpoint, random: RandomBytes): UdpUpstream {
  const open: Port[] = [];
  let waitingInAll = 0;
  let isClosed = false;

  function openPort(): Port {
    const socket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4' });
    const opened: Port = { socket, waiting: new Map(), unsent: [], sent: 0, isClosed: false };
    socket.on('message', (packet) => {
      const response = parseResponse(packet);
      const waiting = response === null ? undefined : opened.waiting.get(response.id);
      if (response === null || waiting === undefined || !isAnswerTo(response, waiting.question)) return;
      waiting.settle({ kind: 'answered', response });
    });
    socket.on('error', (cause) => {
      retire(opened);
      for (const { settle } of [...opened.waiting.values()])
        settle({ kind: 'unreachable', cause: cause.message });
      closeIfIdle(opened);
    });
    socket.once('connect', () => {
      const { unsent } = opened;
      opened.unsent = null;
      for (const send of unsent ?? []) send();
    });
    // Without a callback a failure is an `error` event, like later ones.
    socket.connect(port, host);
    open.push(opened);
    return opened;
  }

  const retire = (one: Port) => {
    const index = open.indexOf(one);
    if (index >= 0) open.splice(index, 1);
  };
  const closeIfIdle = (one: Port) => {
    if (one.waiting.size > 0 || open.includes(one) || one.isClosed) return;
    one.isClosed = true;
    one.socket.close();
  };

  function pickPort(): Port {
    if (open.length < ports) return openPort();
    const picked = open[(random(1)[0] as number) % ports] ?? openPort();
    if (picked.sent >= questionsPerPort) retire(picked);
    return picked;
  }

  function pickId({ waiting }: Port): number {
    for (;;) {
      const [high = 0, low = 0] = random(2);
      const id = high * 256 + low;
      if (!waiting.has(id)) return id;
    }
  }

  return {
    ask(asked, timeoutMs) {
      if (isClosed || waitingInAll >= mostWaiting) return Promise.resolve({ kind: 'busy' });
      const chosen = pickPort();
      const question: Question = { ...asked, id: pickId(chosen) };
      chosen.sent++;
      waitingInAll++;
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
        function settle(outcome: Outcome): void {
          if (!chosen.waiting.delete(question.id)) return;
          clearTimeout(timer);
          waitingInAll--;
          closeIfIdle(chosen);
          resolve(outcome);
        }
        chosen.waiting.set(question.id, { question, settle });
        const send = () => {
          if (!chosen.waiting.has(question.id)) return;
          chosen.socket.send(writeQuestion(question), (cause) => {
            if (cause !== null) settle({ kind: 'unreachable', cause: cause.message });
          });
        };
        if (chosen.unsent === null) send();
        else chosen.unsent.push(send);
      });
    },
    close() {
      isClosed = true;
      for (const one of open.splice(0)) {
        for (const { settle } of [...one.waiting.values()]) settle({ kind: 'timeout' });
        closeIfIdle(one);
      }
    },
  };
}
