import type { CategoryId } from '../model.ts';
import type { FeedFormat } from './parsed-feed.ts';

/** A public list that can be added as a feed. Picket ships none of its data. */
export interface CatalogueEntry {
  /** A stable id. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly format: FeedFormat;
  readonly category: CategoryId;
  /** The licence as its author states it. Terms change, so a person reads them before adding the list. */
  readonly licence: string;
  /** The author. */
  readonly attribution: string;
  readonly website: string;
  /** The proposed interval: the list does not change more often, or its author asks for no more requests. */
  readonly everyHours: number;
}

const hagezi = (file: string, entry: Pick<CatalogueEntry, 'id' | 'name' | 'category'>): CatalogueEntry => ({
  ...entry,
  address: `https://raw.githubusercontent.com/hagezi/dns-blocklists/main/${file}`,
  // Not the “wildcard” edition: there, `*.x` includes x.
  format: 'domains',
  licence: 'GPL-3.0',
  attribution: 'HaGeZi',
  website: 'https://github.com/hagezi/dns-blocklists',
  everyHours: 24,
});

const blockListProject = (
  list: string,
  entry: Pick<CatalogueEntry, 'id' | 'name' | 'category'>,
): CatalogueEntry => ({
  ...entry,
  address: `https://blocklistproject.github.io/Lists/alt-version/${list}-nl.txt`,
  format: 'domains',
  licence: 'MIT',
  attribution: 'The Block List Project',
  website: 'https://github.com/blocklistproject/Lists',
  everyHours: 24,
});

const abuseCh = (
  host: 'urlhaus' | 'threatfox',
  entry: Pick<CatalogueEntry, 'name' | 'category'>,
): CatalogueEntry => ({
  ...entry,
  id: host,
  address: `https://${host}.abuse.ch/downloads/hostfile/`,
  format: 'hosts',
  licence: 'abuse.ch fair use: commercial use may need a subscription',
  attribution: 'abuse.ch',
  website: `https://${host}.abuse.ch/`,
  everyHours: 1,
});

/** A demo feed of Picket, which needs no server. */
const demo = (id: string, address: string, name: string, category: CategoryId): CatalogueEntry => ({
  id,
  name,
  address,
  format: 'domains',
  category,
  licence: 'Apache-2.0',
  attribution: 'Picket',
  website: 'https://www.rfc-editor.org/rfc/rfc6761',
  everyHours: 24,
});

export const catalogue: readonly CatalogueEntry[] = [
  abuseCh('urlhaus', { name: 'URLhaus', category: 'malware' }),
  abuseCh('threatfox', { name: 'ThreatFox', category: 'command_and_control' }),
  hagezi('wildcard/tif.medium-onlydomains.txt', {
    id: 'hagezi-threats',
    name: 'HaGeZi Threat Intelligence Feeds, medium',
    category: 'malware',
  }),
  {
    id: 'phishing-army',
    name: 'Phishing Army',
    address: 'https://phishing.army/download/phishing_army_blocklist.txt',
    format: 'domains',
    category: 'phishing',
    licence: 'CC BY-NC 4.0: not for commercial use',
    attribution: 'Andrea Draghetti',
    website: 'https://phishing.army/',
    everyHours: 6,
  },
  {
    id: 'cert-polska',
    name: 'CERT Polska warning list',
    address: 'https://hole.cert.pl/domains/v2/domains.txt',
    format: 'domains',
    category: 'phishing',
    licence: 'See the website',
    attribution: 'CERT Polska',
    website: 'https://cert.pl/en/',
    everyHours: 6,
  },
  blockListProject('ransomware', {
    id: 'block-list-project-ransomware',
    name: 'The Block List Project: ransomware',
    category: 'ransomware',
  }),
  {
    id: 'nocoin',
    name: 'NoCoin',
    address: 'https://raw.githubusercontent.com/hoshsadiq/adblock-nocoin-list/master/hosts.txt',
    format: 'hosts',
    category: 'cryptomining',
    licence: 'MIT',
    attribution: 'Hosh Sadiq',
    website: 'https://github.com/hoshsadiq/adblock-nocoin-list',
    everyHours: 24,
  },
  hagezi('domains/dga7.txt', {
    id: 'hagezi-dga',
    name: 'HaGeZi generated domain names, 7 days',
    category: 'dga',
  }),
  hagezi('domains/nrd7.txt', {
    id: 'hagezi-newly-registered',
    name: 'HaGeZi newly registered domains, 7 days',
    category: 'newly_registered',
  }),
  hagezi('wildcard/nsfw-onlydomains.txt', {
    id: 'hagezi-adult',
    name: 'HaGeZi NSFW',
    category: 'adult',
  }),
  hagezi('wildcard/light-onlydomains.txt', {
    id: 'hagezi-ads',
    name: 'HaGeZi Light: ads and tracking',
    category: 'ads_and_tracking',
  }),
  blockListProject('drugs', {
    id: 'block-list-project-drugs',
    name: 'The Block List Project: drugs',
    category: 'drugs',
  }),
  hagezi('wildcard/doh-onlydomains.txt', {
    id: 'hagezi-encrypted-dns',
    name: 'HaGeZi encrypted DNS servers',
    category: 'encrypted_dns',
  }),
  hagezi('wildcard/gambling.medium-onlydomains.txt', {
    id: 'hagezi-gambling',
    name: 'HaGeZi Gambling, medium',
    category: 'gambling',
  }),
  hagezi('wildcard/anti.piracy-onlydomains.txt', {
    id: 'hagezi-piracy',
    name: 'HaGeZi Anti Piracy',
    category: 'piracy',
  }),
  hagezi('wildcard/social-onlydomains.txt', {
    id: 'hagezi-social',
    name: 'HaGeZi Social Networks',
    category: 'social_media',
  }),
  hagezi('wildcard/urlshortener-onlydomains.txt', {
    id: 'hagezi-url-shorteners',
    name: 'HaGeZi URL Shorteners',
    category: 'url_shorteners',
  }),
  hagezi('wildcard/doh-vpn-proxy-bypass-onlydomains.txt', {
    id: 'hagezi-vpn-and-proxies',
    name: 'HaGeZi DoH, VPN, Tor and proxies',
    category: 'vpn_and_proxies',
  }),
  demo('picket-demo', 'picket:demo', 'Picket demo: threats', 'malware'),
  demo('picket-demo-social', 'picket:demo-social', 'Picket demo: social networks', 'social_media'),
];
