import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Programs, run, serve } from '../../programs.ts';

export const signedZone = 'signed.example';

/** Names of a zone: one with an address, an alias, one whose answer fits into no UDP packet, and one badly signed. */
const records = `$ORIGIN ${signedZone}.
$TTL 300
@ SOA ns hostmaster 1 3600 600 86400 60
@ NS ns
ns A 127.0.0.1
www A 192.0.2.10
alias CNAME www
forged A 192.0.2.66
${Array.from({ length: 8 }, (_, index) => `long TXT "${String(index).repeat(250)}"`).join('\n')}
`;

export interface SignedZone {
  readonly port: number;
  /** The key that a validating resolver trusts, as a DNSKEY record. */
  readonly key: string;
  stop(): Promise<void>;
}

/** An authoritative server of Debian (NSD) with a zone that is signed (ECDSA P-256, RFC 6605). */
export async function serveSignedZone(programs: Programs, folder: string, port: number): Promise<SignedZone> {
  const file = (name: string) => path.join(folder, name);
  await writeFile(file('zone'), records);
  const makeKey = async (...more: string[]) => {
    const args = ['-r', '/dev/urandom', '-a', 'ECDSAP256SHA256', ...more, signedZone];
    return (await run(programs.path('ldns-keygen'), args, { cwd: folder })).output.trim();
  };
  const [zoneKey, trusted] = [await makeKey(), await makeKey('-k')];
  await run(programs.path('ldns-signzone'), ['zone', zoneKey, trusted], { cwd: folder });
  // Changed after signing, so its signature is wrong.
  const signed = await readFile(file('zone.signed'), 'utf8');
  await writeFile(file('zone.signed'), signed.replace('192.0.2.66', '192.0.2.67'));
  await writeFile(
    file('nsd.conf'),
    `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  username: ""
  chroot: ""
  zonesdir: "${folder}"
  pidfile: ""
  database: ""
  zonelistfile: "${file('zone.list')}"
  xfrdfile: "${file('xfrd.state')}"
  logfile: "${file('nsd.log')}"
remote-control:
  control-enable: no
zone:
  name: ${signedZone}
  zonefile: zone.signed
`,
  );
  const stop = serve(programs.path('nsd'), ['-d', '-c', file('nsd.conf')]);
  return { port, key: (await readFile(file(`${trusted}.key`), 'utf8')).split(';')[0]?.trim() ?? '', stop };
}
