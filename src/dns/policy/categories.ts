import { type CategoryId, isThreat } from './model.ts';

/** The subject of a list or feed. */
export interface Category {
  readonly id: CategoryId;
  /** The name of the category in the console and in tickets. */
  readonly title: string;
  /** Threats are always blocked; content categories are chosen. */
  readonly kind: 'threat' | 'content';
  /** The default, until an administrator changes it: tickets for each look-up of a social network would help nobody. */
  readonly opensTickets: boolean;
}

/** In the order in which the console shows them. */
const titles: readonly (readonly [CategoryId, string])[] = [
  ['malware', 'Malware'],
  ['phishing', 'Phishing'],
  ['command_and_control', 'Command and control'],
  ['ransomware', 'Ransomware'],
  ['cryptomining', 'Cryptomining'],
  ['dga', 'Generated domain names (DGA)'],
  ['newly_registered', 'Newly registered domains'],
  ['adult', 'Adult content'],
  ['ads_and_tracking', 'Ads and tracking'],
  ['ai', 'AI assistants'],
  ['dating', 'Dating'],
  ['drugs', 'Drugs'],
  ['dynamic_dns', 'Dynamic DNS'],
  ['encrypted_dns', 'Encrypted DNS of other providers'],
  ['file_sharing', 'File sharing'],
  ['gambling', 'Gambling'],
  ['games', 'Games'],
  ['messaging', 'Messaging'],
  ['piracy', 'Piracy'],
  ['remote_access', 'Remote access'],
  ['shopping', 'Shopping'],
  ['social_media', 'Social media'],
  ['streaming', 'Streaming'],
  ['url_shorteners', 'URL shorteners'],
  ['vpn_and_proxies', 'VPN and proxies'],
  ['weapons', 'Weapons'],
  ['other', 'Other'],
];

export const categories: readonly Category[] = titles.map(([id, title]) => ({
  id,
  title,
  kind: isThreat(id) ? 'threat' : 'content',
  opensTickets: isThreat(id),
}));

const byId = new Map(categories.map((category) => [category.id, category]));

export const categoryOf = (id: CategoryId): Category | undefined => byId.get(id);

export const categoryTitle = (id: CategoryId): string => byId.get(id)?.title ?? id;
