import { text } from '../../text/index.ts';
import { ExternalLink } from '../../ui/problem-alert.tsx';

/** The ticket in ConnectWise by its number: a link, where its address is one that may be followed. */
export function ConnectWiseLink({ number, url }: { number: number; url: string | null }) {
  const label = text.tickets.number(number);
  return url !== null && leadsOut(url) ? <ExternalLink href={url}>{label}</ExternalLink> : label;
}

/** ConnectWise is reached over TLS; only a sandbox on this machine is not. */
export function leadsOut(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
