import { companiesText } from './dns-companies.ts';
import { feedsText } from './dns-feeds.ts';
import { listsText } from './dns-lists.ts';
import { overviewText } from './dns-overview.ts';
import { queryLogText } from './dns-query-log.ts';
import { rulesText } from './dns-rules.ts';
import { settingsText } from './dns-settings.ts';
import { setupText } from './dns-setup.ts';
import { statisticsText } from './dns-statistics.ts';

export const dns = {
  title: 'Protective DNS',
  description:
    'Picket answers the DNS queries of your companies. It blocks threats, and opens tickets for what it blocked.',
  tabs: {
    overview: 'Overview',
    companies: 'Companies',
    lists: 'Lists',
    feeds: 'Feeds',
    rules: 'Rules',
    settings: 'Settings',
  },
  /** For categories that Picket knows; others are shown by their id. */
  categories: {
    malware: 'Malware',
    phishing: 'Phishing',
    command_and_control: 'Command and control',
    ransomware: 'Ransomware',
    cryptomining: 'Cryptomining',
    dga: 'Generated domain names (DGA)',
    newly_registered: 'Newly registered domains',
    adult: 'Adult content',
    ads_and_tracking: 'Ads and tracking',
    ai: 'AI assistants',
    dating: 'Dating',
    drugs: 'Drugs',
    dynamic_dns: 'Dynamic DNS',
    encrypted_dns: 'Encrypted DNS of other providers',
    file_sharing: 'File sharing',
    gambling: 'Gambling',
    games: 'Games',
    messaging: 'Messaging',
    piracy: 'Piracy',
    remote_access: 'Remote access',
    shopping: 'Shopping',
    social_media: 'Social media',
    streaming: 'Streaming',
    url_shorteners: 'URL shorteners',
    vpn_and_proxies: 'VPN and proxies',
    weapons: 'Weapons',
    other: 'Other',
  },
  overview: overviewText,
  companies: companiesText,
  lists: listsText,
  feeds: feedsText,
  queryLog: queryLogText,
  rules: rulesText,
  settings: settingsText,
  setup: setupText,
  statistics: statisticsText,
};
