import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const feedsText = isolating({
  intro:
    'Lists that others write. Picket fetches each from its address, and keeps the last good copy when a fetch fails.',
  add: 'Add a feed',
  addAction: 'Add the feed',
  added: (name: string) => `${name} is added, and is being fetched.`,
  browse: 'Choose from the catalogue',
  one: 'Feed',
  about: (category: string, address: string) => `${category} · ${address}`,
  columns: {
    name: 'Feed',
    category: 'Category',
    state: 'State',
    names: 'Entries',
    notTaken: 'Lines not taken',
    fetched: 'Last fetched',
    next: 'Next fetch',
  },
  states: {
    off: 'Off',
    fetching: 'Being fetched',
    waiting: 'Not fetched yet',
    failing: (message: string) => `Failing: ${message}`,
    good: 'Up to date',
  },
  empty: 'No feed yet',
  emptyHint: 'Choose public lists from the catalogue, or add the address of a list that you know.',
  emptyReader: 'An administrator of Picket can add feeds here.',
  name: 'Name',
  nameHint: 'Tickets show this name.',
  address: 'Address',
  addressHint:
    'An https address. Or file: and a path in the folder “feeds” of Picket’s data folder, such as file:bad.txt.',
  category: 'Category',
  categoryHint: 'The block reason in tickets.',
  format: 'Format',
  detected: 'Detected automatically',
  formats: {
    hosts: 'Hosts file',
    domains: 'Domains',
    adblock: 'Adblock filters',
    dnsmasq: 'dnsmasq',
    rpz: 'Response policy zone (RPZ)',
  },
  reach: 'A plain name means',
  reachHint: 'For hosts and domains formats.',
  reaches: {
    usual: 'What its format says',
    exact: 'That name alone',
    with_below: 'That name, and all names below it',
  },
  every: 'Fetch',
  hours: (hours: number) => {
    if (hours === 1) return 'Hourly';
    if (hours === 24) return 'Daily';
    if (hours === 168) return 'Weekly';
    if (hours === 720) return 'Every 30 days';
    return `Every ${plural(hours, 'hour', 'hours')}`;
  },
  enabled: 'On',
  enabledHint: 'If off, it is not fetched, and its names are not blocked.',
  terms: (attribution: string, licence: string) =>
    `By ${attribution}. Licence: ${licence}. Read its terms before you add it.`,
  website: 'Open its website',
  change: 'Change',
  changeTitle: (name: string) => `Change ${name}`,
  changeAction: 'Save the feed',
  fetch: 'Fetch now',
  fetching: (name: string) => `${name} is fetched now.`,
  accept: 'Accept the new size',
  acceptTitle: (name: string) => `Accept the new size of ${name}?`,
  acceptText:
    'Picket fetches the feed again and takes it, although its size changed suddenly. Check the list first: a cut list blocks too little, a wrong one too much.',
  remove: 'Delete',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeText: (names: number) =>
    names === 0
      ? 'Nothing of it is blocked.'
      : `${plural(names, 'entry is', 'entries are')} no longer blocked within seconds, unless another list has them.`,
  removeAction: 'Delete the feed',
  failures: (count: number) => `${plural(count, 'fetch', 'fetches')} in a row failed.`,
  facts: {
    title: 'State',
    lastAttempt: 'Last tried',
    interval: 'Interval',
    addedBy: 'Added by',
  },
  report: {
    title: 'What was read of the last good copy',
    none: 'The report is here once the feed is fetched.',
    counts: {
      lines: 'Lines',
      blocked: 'Blocked names and addresses',
      excepted: 'Exceptions',
      duplicates: 'Duplicates',
      notTaken: 'Lines not taken',
    },
    lines: 'Lines that were not taken',
    all: 'Every line was taken.',
    some: (shown: number, all: number) =>
      shown < all ? `The first ${shown} of ${plural(all, 'line', 'lines')}.` : plural(all, 'line', 'lines'),
    columns: { line: 'Line', text: 'Text', reason: 'Why it was not taken' },
  },
  catalogue: {
    title: 'Catalogue of public lists',
    description:
      'Picket ships none of their data. It fetches a list from its author once you add it. Some licences do not permit commercial use.',
    columns: {
      name: 'List',
      category: 'Category',
      format: 'Format',
      every: 'Interval',
      licence: 'Licence',
    },
    by: (attribution: string) => `By ${attribution}`,
    add: 'Add',
    addOf: (name: string) => `Add ${name}`,
    added: 'Added',
  },
});
