import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const queryLogText = isolating({
  title: 'Log of all queries',
  text: 'Only what is blocked is recorded. To find a fault, an administrator can log every query of this company for some hours.',
  on: (until: string) => `On until ${until}`,
  ended: (when: string) => `Ended ${when}`,
  full: (when: string) => `Ended ${when}, because it is full`,
  none: 'Off. Only blocked queries are recorded.',
  startedBy: (who: string) => `Started by ${who}.`,
  stored: (count: number) => `${plural(count, 'query', 'queries')} logged.`,
  lost: (count: number) =>
    `${plural(count, 'query was', 'queries were')} not logged: too many at once, or the database did not answer.`,
  keeps: 'Each query is deleted after 7 days.',
  start: 'Log all queries',
  startTitle: (name: string) => `Log all queries of ${name}?`,
  startText:
    'The log shows which names the company’s people look up. Check that its contract and the law allow this. The audit log keeps who started it. The previous log of this company is deleted.',
  hours: 'For',
  hoursChoice: (hours: number) => plural(hours, 'hour', 'hours'),
  startAction: 'Start the log',
  stop: 'Stop now',
  remove: 'Delete',
  removeTitle: (name: string) => `Delete the log of ${name}?`,
  removeText: (count: number) =>
    `${plural(count, 'query is', 'queries are')} deleted now. This cannot be undone.`,
  removeAction: 'Delete the log',
  search: 'Name',
  columns: { at: 'Time', client: 'Device', name: 'Name', type: 'Type', answer: 'Answer' },
  blocked: 'Blocked',
  noAnswer: 'None',
  label: 'Logged queries',
  empty: 'No query is logged yet',
  emptyHint: 'Queries appear here within seconds.',
  noMatch: 'No logged query matches the search',
  noMatchHint: 'Search for a part of the name.',
  onOf: (company: string, until: string) => ({
    detail: `All queries of ${company} are logged until ${until}.`,
    hint: 'An administrator can stop this on the page of the company.',
  }),
});
