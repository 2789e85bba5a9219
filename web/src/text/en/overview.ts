import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const overview = isolating({
  title: 'Overview',
  demo: {
    title: 'This is a demo',
    text: 'Sample detections come from a sandbox of HYAS Protect. Tickets go to a sandbox of ConnectWise PSA.',
    tickets: 'Demo: show the tickets in ConnectWise',
    log: 'Show the log that Picket reads',
  },
  firstRun: {
    title: 'Set up Picket',
    text: 'After these four steps, Picket opens tickets for detections automatically.',
    stepOf: (step: number, all: number) => `Set-up, step ${step} of ${all}`,
    isDone: (title: string) => `${title}: done`,
    next: (title: string) => `Next: ${title}`,
    reader: 'Picket is not completely set up yet. An administrator must complete these steps.',
    steps: {
      source: {
        title: 'Add a source',
        text: 'HYAS Protect with its API key, or a webhook for other products.',
        action: 'Add a source',
      },
      connection: {
        title: 'Connect to ConnectWise',
        text: 'Enter the site, the Company ID and the keys of an API member. Verify setup shows what is missing.',
        action: 'Connect',
      },
      companies: {
        title: 'Map companies',
        text: 'Choose the ConnectWise company for each company. Companies appear automatically after Picket has read a source.',
        action: 'Map companies',
      },
      services: {
        title: 'Choose where tickets go',
        text: 'Choose board, status, priority and type. Then enable the service.',
        action: 'Choose and enable',
      },
    },
  },
  attention: {
    title: 'Needs attention',
    none: 'Nothing needs attention.',
    severities: { error: 'Tickets are held', warning: 'Please check' },
    open: 'Open the page',
    openFor: (what: string) => `Open the page: ${what}`,
  },
  path: {
    title: 'From detection to ticket',
    description: 'How detections become tickets. Each number opens its list.',
    notCounted: 'Could not be counted',
    sources: {
      title: 'Sources',
      none: 'None yet',
      failing: (count: number, all: number) =>
        all === 1 ? 'Failing' : `${count} of ${plural(all, 'source', 'sources')} failing`,
      waiting: 'No detection yet',
      ok: 'Working',
      off: 'Switched off',
      states: { ok: 'working', failing: 'failing', waiting: 'waiting', off: 'switched off' },
      more: (count: number) => `and ${plural(count, 'other', 'others')}`,
    },
    detections: {
      title: 'Detections',
      ok: 'All read',
      none: 'None yet',
      notRead: (count: number) => `${plural(count, 'source', 'sources')} not read`,
      aside: (count: number) => `${plural(count, 'row', 'rows')} quarantined`,
      label: (count: number) => plural(count, 'detection', 'detections').replace(/^\S+\s/, ''),
    },
    incidents: {
      title: 'Incidents',
      opened: 'opened',
      open: 'open now',
      ok: 'Grouped',
      none: 'None yet',
    },
    decision: {
      title: 'Decision',
      on: 'Ticket service on',
      off: 'Ticket service off',
      incomplete: 'Not complete',
      broken: 'A choice is no longer valid',
      held: 'held now, by reason',
      none: 'held now',
      noneHint: 'No incident is held.',
      skipped: 'skipped',
      covered: 'covered by a roll-up, not yet in ConnectWise',
    },
    tickets: {
      title: 'ConnectWise',
      states: {
        ok: 'Connected',
        unconfigured: 'Not connected',
        untried: 'Not checked yet',
        refused: 'Refuses Picket',
        unreachable: 'Unreachable',
      },
      created: 'tickets created',
      underway: 'being sent',
      trouble: { refused: 'refused', needs_person: 'need a person', unknown: 'being searched for' },
    },
  },
  charts: {
    title: 'Over time',
    caption: 'Tickets, incidents and detections by time',
    /** The most important ones first. */
    measures: {
      ticketsCreated: 'Tickets created',
      incidentsOpened: 'Incidents opened',
      detections: 'Detections',
    },
  },
  top: {
    title: 'Most frequent',
    companies: 'Companies',
    domains: 'Domains',
    reasons: 'Block reasons',
    devices: 'Devices',
    columns: { count: 'Detections' },
  },
});
