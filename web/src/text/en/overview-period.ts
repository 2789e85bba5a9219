import { isolating } from '../isolated.ts';
/** The period that the overview counts. */
export const overviewPeriod = isolating({
  label: 'Period',
  presets: {
    '24h': 'Last 24 hours',
    '7d': 'Last 7 days',
    '30d': 'Last 30 days',
    today: 'Today',
    yesterday: 'Yesterday',
    'this-month': 'This month',
    'last-month': 'Last month',
    range: 'From … to …',
  },
  shown: (since: string, until: string, zone: string) => `${since} – ${until} (${zone})`,
  countedBy:
    'Detections count by the hour in which they occurred, incidents by when Picket opened them, tickets by when ConnectWise created them.',
  inPeriod: 'in the period',
  before: 'Period before',
  change: (count: string, before: string) => `${count} in all, ${before} in the period before`,
});
