import { isOver } from './over.ts';

/** What is in a body, whatever is around it. */
export interface Content {
  readonly body: unknown;
  /** JSON pointer (RFC 6901) of it in what was sent. */
  readonly pointer: string;
  /** The time of the envelope: of an item that has none of its own. */
  readonly timestamp: string | null;
  /** Whether the envelope’s type says that what is in it is over. */
  readonly isOver: boolean;
  /** Whether the envelope’s type says that it is a test. */
  readonly isTest: boolean;
}

/** Takes the standard envelope of webhooks off (`type`, `timestamp`, `data`); another body is its own content. */
export function takeOutOfEnvelope(body: unknown): Content {
  const plain = { body, pointer: '', timestamp: null, isOver: false, isTest: false };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return plain;
  const { type, timestamp, data, domain, detections } = body as Record<string, unknown>;
  const isEnvelope =
    typeof data === 'object' && data !== null && domain === undefined && detections === undefined;
  if (!isEnvelope || (typeof type !== 'string' && typeof timestamp !== 'string')) return plain;
  return {
    body: data,
    pointer: '/data',
    timestamp: typeof timestamp === 'string' ? timestamp : null,
    isOver: isOver(type),
    isTest: typeof type === 'string' && /(?:^|[.:_-])(?:test|ping)$/i.test(type),
  };
}
