import { dns } from '../../text/en/dns.ts';

const titles: Readonly<Record<string, string>> = dns.categories;

export const categoryTitle = (id: string): string => titles[id] ?? id;

export const threatCategories = [
  'malware',
  'phishing',
  'command_and_control',
  'ransomware',
  'cryptomining',
  'dga',
  'newly_registered',
];

const knownContent = Object.keys(titles).filter((id) => !threatCategories.includes(id));

/** The content categories that Picket knows, and others that are chosen somewhere. */
export const contentCategories = (...chosen: readonly (readonly string[])[]): string[] => [
  ...new Set([...knownContent, ...chosen.flat()].filter((id) => !threatCategories.includes(id))),
];

export const categoryOptions = (ids: readonly string[]) =>
  ids.map((value) => ({ value, label: categoryTitle(value) }));
