import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { onSendAsyncHookHandler } from 'fastify';

const compressed = promisify(gzip);
/** A smaller answer fits into one packet. */
const leastBytes = 1_400;
/** Saves most of the size in a third of the time of the usual level. */
const level = 3;

/**
 * Compresses answers that are read as JSON: a list of fifty incidents shrinks to a tenth. Answers to changes are not
 * compressed. Only they contain secrets, and the length of a compressed answer could reveal one (BREACH).
 */
export const compressJson: onSendAsyncHookHandler<unknown> = async (request, reply, payload) => {
  const type = String(reply.getHeader('content-type') ?? '');
  if (request.method !== 'GET' || typeof payload !== 'string' || !/^application\/(\w+\+)?json/.test(type))
    return payload;
  reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '));
  if (payload.length < leastBytes || !takesGzip(request.headers['accept-encoding'])) return payload;
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return compressed(payload, { level });
};

/** Whether `accept-encoding` names gzip and does not refuse it (RFC 9110, section 12.5.3). */
function takesGzip(header: string | string[] | undefined): boolean {
  const offers = String(header ?? '').split(',');
  return offers.some((offer) => {
    const [name, weight = ''] = offer.split(';').map((part) => part.trim().toLowerCase());
    return name === 'gzip' && !/^q=0(\.0*)?$/.test(weight);
  });
}
