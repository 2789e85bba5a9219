import { text } from '../../text/index.ts';
import { ExternalLink } from '../../ui/problem-alert.tsx';

/** The number of the ticket in ConnectWise, as a link if its address is safe to open. */
export function ConnectWiseLink({ number, url }: { number: number; url: string | null }) {
  const label = text.tickets.number(number);
  return url !== null && leadsOut(url) ? <ExternalLink href={url}>{label}</ExternalLink> : label;
}

/** ConnectWise is reached over TLS, except for a sandbox on this machine. */
export function leadsOut(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
