/** Where detections are sent to, as this console is reached: the same Picket answers there. */
export const webhookAddress = (id: number): string =>
  `${globalThis.location.origin}/api/v1/sources/${id}/detections`;

/** A command that sends one detection, to be pasted as it is. */
export function curlExample(id: number, token: string, now: Date): string {
  const detection = {
    id: `try-${now.getTime()}`,
    occurredAt: now.toISOString(),
    domain: 'login.bad.example',
    company: { id: 'example', name: 'Example company' },
    reasons: ['Phishing'],
    deviceName: 'EXAMPLE-PC-1',
  };
  return [
    `curl -X POST ${webhookAddress(id)}`,
    `-H "authorization: Bearer ${token}"`,
    '-H "content-type: application/json"',
    `-d '${JSON.stringify(detection)}'`,
  ].join(' \\\n  ');
}
