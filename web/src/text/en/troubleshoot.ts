import { plural } from '../plural.ts';

export const troubleshoot = {
  title: 'Troubleshoot',
  description:
    'Looks at everything that tickets depend on, and says what to do about what is wrong. Nothing is changed, and nothing is created in ConnectWise.',
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
  ok: 'Nothing is wrong',
  okText: (passed: number) => `${plural(passed, 'check', 'checks')} passed.`,
  failed: (count: number) => `${plural(count, 'check', 'checks')} failed`,
  failedText: 'Mend what failed, from the top: what comes later may depend on it.',
  unknown: (count: number) =>
    `${plural(count, 'check', 'checks')} could not be completed or ${count === 1 ? 'is' : 'are'} worth a look.`,
  at: 'Checked',
  mend: 'Open the page to fix it',
  mendFor: (title: string) => `Open the page to fix it: ${title}`,
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
};
