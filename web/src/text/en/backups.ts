import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const backups = isolating({
  title: 'Backups',
  description:
    'Each backup is read back after it is written, and counts only if that succeeds. Restore one with `picket import`.',
  now: 'Back up now',
  writing: 'A backup is being written …',
  written: 'The backup was written and read back.',
  last: 'Last good one',
  none: 'None yet',
  readBack: (host: string) => `Read back on ${host}`,
  late: 'This is older than the schedule allows.',
  next: 'Next',
  notPlanned: 'Not planned',
  folder: 'Folder',
  secrets: 'Secrets in it',
  sealed: 'Encrypted with the passphrase',
  notSealed: 'No passphrase yet',
  failedAt: 'Last failure',
  succeededSince: 'A later backup is good.',
  files: 'Files in this folder of this machine',
  noFiles: 'There are no backups in this folder.',
  file: 'File',
  size: 'Size',
  at: 'Written',
  more: (count: number) => `${plural(count, 'older file', 'older files')} more: see \`picket backup list\`.`,
  kilobytes: (count: number) => `${new Intl.NumberFormat().format(count)} KB`,
  megabytes: (count: number) =>
    `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(count)} MB`,
  schedule: {
    title: 'Backup schedule',
    description:
      'Needs PICKET_BACKUP_PASSPHRASE_FILE. When you switch it on, Picket writes the first backup at once.',
    enabled: 'Write backups by schedule',
    at: 'Time of day',
    atHint: 'In Picket’s time zone (PICKET_TIME_ZONE), such as 02:30.',
    atWrong: 'Enter a time such as 02:30.',
    every: 'How often',
    everyHours: (hours: number) =>
      hours === 24 ? 'Once a day' : hours === 1 ? 'Every hour' : `Every ${hours} hours`,
    folder: 'Folder',
    folderHint:
      'On the machine that writes it, best on another disk. Empty: the folder `backups` in Picket’s data folder.',
    folderWrong: 'Enter an absolute path, such as /mnt/backup/picket.',
    keepCount: 'Keep at least',
    keepDays: 'Delete after',
    hints: {
      keepCount: 'The newest ones, however old they are.',
      keepDays: 'Older ones are deleted after a new good one.',
    },
    units: { keepCount: ' backups', keepDays: ' days' },
  },
});
