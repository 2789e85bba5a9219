import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../api/status.ts';

/**
 * The address to which a product sends its detections: below the public URL if one is set, otherwise below the address
 * of this page. The address that Picket listens on may be unreachable for the product.
 */
export function useWebhookAddress(id: number): string {
  const { data: status } = useQuery(statusQuery);
  return `${status?.publicUrl ?? globalThis.location.origin}/api/v1/sources/${id}/detections`;
}

/** A command that sends one detection, ready to paste. */
export function curlExample(address: string, token: string, now: Date): string {
  const detection = {
    id: `try-${now.getTime()}`,
    occurredAt: now.toISOString(),
    domain: 'login.bad.example',
    company: { id: 'example', name: 'Example company' },
    reasons: ['Phishing'],
    deviceName: 'EXAMPLE-PC-1',
  };
  return [
    `curl -X POST ${address}`,
    `-H "authorization: Bearer ${token}"`,
    '-H "content-type: application/json"',
    `-d '${JSON.stringify(detection)}'`,
  ].join(' \\\n  ');
}
