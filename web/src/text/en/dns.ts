import { companiesText } from './dns-companies.ts';
import { listsText } from './dns-lists.ts';
import { overviewText } from './dns-overview.ts';
import { rulesText } from './dns-rules.ts';
import { settingsText } from './dns-settings.ts';
import { setupText } from './dns-setup.ts';

export const dns = {
  title: 'Protective DNS',
  description:
    'Picket answers the DNS queries of your companies. It blocks threats, and opens tickets for what it blocked.',
  tabs: {
    overview: 'Overview',
    companies: 'Companies',
    lists: 'Lists',
    rules: 'Rules',
    settings: 'Settings',
  },
  /** Of a category that Picket knows. Its id stands for any other. */
  categories: {
    malware: 'Malware',
    phishing: 'Phishing',
    command_and_control: 'Command and control',
    ransomware: 'Ransomware',
    cryptomining: 'Cryptomining',
    dga: 'Domain generation algorithm (DGA)',
    newly_registered: 'Newly registered domain',
    adult: 'Adult content',
    gambling: 'Gambling',
    social_media: 'Social media',
    streaming: 'Streaming',
  },
  overview: overviewText,
  companies: companiesText,
  lists: listsText,
  rules: rulesText,
  settings: settingsText,
  setup: setupText,
};
