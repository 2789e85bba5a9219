import { connect } from 'node:net';
import type { RandomBytes } from '../../platform/values/random.ts';
import { isAnswerTo, parseResponse } from '../wire/response.ts';
import { type Question, writeQuestion } from '../wire/write.ts';
import type { Endpoint } from './protocol.ts';
import { frame, unframe } from './tcp-frames.ts';
import type { Asked, Outcome } from './upstream-udp.ts';

/** Queries an upstream by TCP, over a new connection: only for answers that do not fit into UDP (RFC 7766 §5). */
export function askByTcp(
  { host, port }: Endpoint,
  asked: Asked,
  { random, timeoutMs }: { readonly random: RandomBytes; readonly timeoutMs: number },
): Promise<Outcome> {
  const [high = 0, low = 0] = random(2);
  const question: Question = { ...asked, id: high * 256 + low };
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const timer = setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
    function settle(outcome: Outcome): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    }
    const take = unframe((packet) => {
      const response = parseResponse(packet);
      if (response !== null && isAnswerTo(response, question)) settle({ kind: 'answered', response });
    });
    socket.on('connect', () => socket.write(frame(writeQuestion(question))));
    socket.on('data', take);
    socket.on('error', (cause) => settle({ kind: 'unreachable', cause: cause.message }));
    socket.on('close', () =>
      settle({ kind: 'unreachable', cause: 'The connection was closed without an answer.' }),
    );
  });
}
