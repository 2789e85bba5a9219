/** Without any of these fields, it cannot be meant as a detection. */
const ofDetection = ['id', 'occurredAt', 'domain', 'company', 'detections'];
/** Fields of the messages with which senders test an address. */
const ofPing = ['content', 'text', 'message', 'title', 'test', 'ping', 'type', 'event', 'timestamp', 'zen'];

/**
 * Whether a body only tests the address: `{}`, `{"content":"tests"}`, `{"type":"test"}`. It is small, flat, and has
 * none of a detection's fields.
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
