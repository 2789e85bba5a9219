import { dns } from '../../../text/en/dns.ts';
import { macProfile } from './mac-profile.ts';

const words = dns.setup.guides;

/** The values that the commands need. */
export interface Reach {
  /** One or two addresses of Picket. */
  readonly servers: readonly string[];
  /** The address with the token in its path. */
  readonly doh: string;
  /** The ids of a profile and its content. */
  readonly ids: readonly [string, string];
}

export interface Step {
  readonly text: string;
  readonly command?: string;
}

export interface Guide {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly steps: readonly Step[];
}

/** How to configure each kind of system for Picket, with the commands filled in. */
export function guidesFor(reach: Reach): readonly Guide[] {
  const [first = ''] = reach.servers;
  const withCommas = reach.servers.join(',');
  const { router, windowsServer, windows, macos, browsers, check } = words;
  return [
    guide('router', router, [
      { text: router.dhcp, command: reach.servers.join('\n') },
      {
        text: router.upstream,
        command: ['no-resolv', ...reach.servers.map((server) => `server=${server}`)].join('\n'),
      },
      { text: router.close },
      { text: router.renew },
    ]),
    guide('windowsServer', windowsServer, [
      {
        text: windowsServer.forward,
        command: `Set-DnsServerForwarder -IPAddress ${withCommas} -UseRootHint $false`,
      },
      { text: windowsServer.clear, command: 'Clear-DnsServerCache -Force' },
      {
        text: windowsServer.check,
        command: 'Resolve-DnsName -Name example.com -Server 127.0.0.1',
      },
      { text: windowsServer.sees },
    ]),
    guide('windows', windows, [
      {
        text: windows.set,
        command: `Set-DnsClientServerAddress -InterfaceAlias "Ethernet" -ServerAddresses ${withCommas}`,
      },
      { text: windows.doh, command: windowsDoh(reach) },
      { text: windows.check, command: `Resolve-DnsName -Name example.com -Server ${first}` },
    ]),
    guide('macos', macos, [
      { text: macos.set, command: `sudo networksetup -setdnsservers Wi-Fi ${reach.servers.join(' ')}` },
      { text: macos.profile, command: macProfile(reach.doh, reach.ids) },
    ]),
    guide('browsers', browsers, [
      { text: browsers.off, command: registry(['DnsOverHttpsMode', 'off']) },
      {
        text: browsers.token,
        command: registry(['DnsOverHttpsMode', 'secure'], ['DnsOverHttpsTemplates', reach.doh]),
      },
      { text: browsers.firefoxOff, command: firefox({ Enabled: false, Locked: true }) },
      {
        text: browsers.firefoxToken,
        command: firefox({ Enabled: true, ProviderURL: reach.doh, Fallback: false, Locked: true }),
      },
    ]),
    guide('check', check, [
      { text: check.answered, command: `nslookup example.com ${first}` },
      { text: check.blocked },
    ]),
  ];
}

const guide = (id: string, { title, about }: Pick<Guide, 'title' | 'about'>, steps: Step[]): Guide => ({
  id,
  title,
  about,
  steps,
});

/** Windows uses HTTPS once a template is known for its DNS server's address. */
const windowsDoh = ({ servers, doh }: Reach): string =>
  servers
    .map(
      (server) =>
        `Add-DnsClientDohServerAddress -ServerAddress ${server} -DohTemplate "${doh}" -AllowFallbackToUdp $false -AutoUpgrade $true`,
    )
    .join('\n');

const registry = (...values: readonly (readonly [string, string])[]): string =>
  ['Google\\Chrome', 'Microsoft\\Edge']
    .flatMap((browser) =>
      values.map(
        ([name, value]) =>
          `reg add "HKLM\\SOFTWARE\\Policies\\${browser}" /v ${name} /t REG_SZ /d "${value}" /f`,
      ),
    )
    .join('\n');

const firefox = (settings: object): string =>
  JSON.stringify({ policies: { DNSOverHTTPS: settings } }, null, 2);
