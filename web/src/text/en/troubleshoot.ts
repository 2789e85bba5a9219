import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const troubleshoot = isolating({
  title: 'Troubleshoot',
  description:
    'Checks everything that tickets depend on, and shows how to fix each fault. It changes nothing, and creates nothing in ConnectWise.',
  again: 'Run again',
  copy: 'Copy as text',
  copied: 'Copied',
  running: (done: number, all: number) => `${done} of ${plural(all, 'check', 'checks')} done …`,
  starting: 'Starting …',
  areas: {
    picket: 'Picket',
    sources: 'Sources',
    connectwise: 'ConnectWise',
    tickets: 'Tickets',
    network: 'Network',
  },
  ok: 'No faults found',
  okText: (passed: number) => `${plural(passed, 'check', 'checks')} passed.`,
  failed: (count: number) => `${plural(count, 'check', 'checks')} failed`,
  failedText: 'Fix the failed checks from the top, because later checks may depend on earlier ones.',
  unknown: (count: number) =>
    `${plural(count, 'check', 'checks')} could not be completed or ${count === 1 ? 'has' : 'have'} a warning.`,
  at: 'Checked',
  fix: 'Open the page to fix it',
  fixFor: (title: string) => `Open the page to fix it: ${title}`,
  report: {
    title: (version: string, at: string) => `Picket ${version}, checked ${at}`,
    statuses: {
      pass: 'pass',
      fail: 'FAIL',
      unknown: 'warn',
      skipped: 'skipped',
      pending: 'not finished',
    },
    toDo: 'To do',
    where: 'In ConnectWise',
  },
});
