/** Without any of these it cannot be meant as a detection. */
const ofDetection = ['id', 'occurredAt', 'domain', 'company', 'detections'];
/** What senders put into the message by which they try an address out. */
const ofPing = ['content', 'text', 'message', 'title', 'test', 'ping', 'type', 'event', 'timestamp', 'zen'];

/**
 * Whether a body only tries the address out: `{}`, `{"content":"tests"}`, `{"type":"test"}`. It is small, flat, and
 * has none of a detection's fields.
 */
export function isTestPing(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const entries = Object.entries(body);
  return entries.every(
    ([name, value]) =>
      !ofDetection.includes(name) &&
      ofPing.includes(name.toLowerCase()) &&
      (typeof value !== 'object' || value === null || Object.keys(value).length === 0) &&
      (typeof value !== 'string' || value.length <= 500),
  );
}
