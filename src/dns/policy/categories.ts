import type { CategoryId } from './model.ts';

export interface Category {
  readonly id: CategoryId;
  /** In tickets and on pages. */
  readonly title: string;
}

const titles: Readonly<Record<CategoryId, string>> = {
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
};

export const categoryTitle = (id: CategoryId): string => titles[id] ?? id;
export const isKnownCategory = (id: CategoryId): boolean => id in titles;
