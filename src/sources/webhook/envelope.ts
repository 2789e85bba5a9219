import { isOver } from './over.ts';

/** The content of a body, without an envelope. */
export interface Content {
  readonly body: unknown;
  /** The JSON pointer (RFC 6901) of the content in the sent body. */
  readonly pointer: string;
  /** The time of the envelope, for items without a time. */
  readonly timestamp: string | null;
  /** Whether the type of the envelope says that its content has ended. */
  readonly isOver: boolean;
  /** Whether the type of the envelope says that it is a test. */
  readonly isTest: boolean;
}

/**
 * Removes the standard envelope of webhooks (`type`, `timestamp`, `data`); another body is returned as its own content.
 */
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
