import { meaninglessEntries, type ProxySettings, proxyName } from '../../platform/outbound/proxy.ts';
import { oneCheck, type Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';

/** How requests leave this machine: the proxy, the trusted certificates, and whether they succeed. */
export function probeNetwork({ network, extraCertificates }: TroubleshootDeps): Probe[] {
  const about = (id: string, title: string) => ({ id, title, area: 'network' as const });
  return [
    oneCheck(about('proxy', 'The proxy for outgoing requests'), () =>
      network.proxy === null
        ? { status: 'skipped', what: 'None is set: Picket connects directly.' }
        : { status: 'pass', ...describeProxy(network.proxy) },
    ),
    oneCheck(about('certificates', 'Additional certificates are read'), async () => {
      const { file, problem } = await extraCertificates();
      if (file === null)
        return {
          status: 'skipped',
          what: 'None are set: Picket trusts the certificate authorities of Node.js.',
        };
      return problem === null
        ? { status: 'pass', what: `Picket also trusts the certificates in ${file}.` }
        : {
            status: 'fail',
            what: `The certificates in ${file} are not trusted: ${problem}.`,
            hint: 'NODE_EXTRA_CA_CERTS must name a readable file of certificates in PEM format. Restart Picket after a change.',
          };
    }),
    // Derived from the results of earlier checks: Picket contacts no host that is not configured.
    oneCheck(about('network', 'Requests leave this machine'), (found) => {
      const tried = found.filter(
        ({ id, status }) =>
          (id === 'connectwise.tls' || id === 'connectwise.name_resolution' || /^source\.\d+$/.test(id)) &&
          (status === 'pass' || status === 'fail'),
      );
      const failed = tried.filter(({ status }) => status === 'fail');
      if (tried.length === 0)
        return { status: 'skipped', what: 'Nothing is configured yet that Picket would call.' };
      if (failed.length === 0)
        return { status: 'pass', what: 'Picket reached everything that is configured.' };
      return {
        status: failed.length === tried.length ? 'fail' : 'unknown',
        what: `Not reached: ${failed.map(({ title }) => title).join('; ')}.`,
        hint: 'See each failed check above for the cause. Allow this machine through the firewall on port 443, to ConnectWise and the source. Check that it can resolve names (DNS).',
      };
    }),
  ];
}

function describeProxy({ https, http, except }: ProxySettings): { what: string; hint?: string } {
  const ways = [
    https && `https addresses are reached through ${proxyName(https)}`,
    http && `http addresses are reached through ${proxyName(http)}`,
  ].filter(Boolean);
  const ignored = meaninglessEntries(except);
  const used = except.filter((entry) => !ignored.includes(entry));
  const direct = used.length === 0 ? '' : `, except ${used.join(', ')}`;
  const what = `${ways.join('; ').replace(/^h/, 'H')}${direct}.`;
  return ignored.length === 0
    ? { what }
    : {
        what: `${what} NO_PROXY has entries that match nothing: ${ignored.join(', ')}.`,
        hint: 'Write names, addresses, or networks such as 10.0.0.0/8, each without https:// and path.',
      };
}
