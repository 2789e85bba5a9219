import type { Problem } from '../../platform/values/problem.ts';

export const backupProblems = {
  passphraseMissing: (): Problem => ({
    code: 'backup.passphrase_missing',
    message:
      'Backups need a passphrase that encrypts their secrets, and PICKET_BACKUP_PASSPHRASE_FILE is not set.',
    hint: 'Write a passphrase of 12 characters or more into a file that only Picket’s user can read, set PICKET_BACKUP_PASSPHRASE_FILE to its path, and restart Picket. Keep a copy of the passphrase in another place, such as your password manager.',
    retry: 'later',
  }),
  passphraseUnreadable: (file: string, why: string): Problem => ({
    code: 'backup.passphrase_unreadable',
    message: `The passphrase for backups cannot be read from ${file}: ${why}.`,
    hint: 'Check PICKET_BACKUP_PASSPHRASE_FILE, and that the user that runs Picket may read the file.',
    retry: 'later',
  }),
  folderUnusable: (folder: string, why: string): Problem => ({
    code: 'backup.folder_unusable',
    message: `No backup can be written to ${folder}: ${why}.`,
    hint: 'Check that the folder exists, that its disk is mounted, and that the user that runs Picket may write there. Or choose another folder (`picket backup settings --folder`).',
    retry: 'later',
  }),
  diskFull: (folder: string, free: string): Problem => ({
    code: 'backup.disk_full',
    message: `The backup was stopped because its disk is nearly full: ${free} are free in ${folder}.`,
    hint: 'Free space there, keep fewer backups, or choose another folder (`picket backup settings`). The earlier backups are still there.',
    retry: 'later',
  }),
  notVerified: (why: string): Problem => ({
    code: 'backup.not_verified',
    message: `The new backup was read back and is not good, so it was deleted: ${why}`,
    hint: 'The earlier backups are still there. Check the disk of the backup folder. If it happens again, report it with the log.',
    retry: 'later',
  }),
} as const;
