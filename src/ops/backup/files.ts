import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { BackupSettings } from './settings.ts';

/** A backup in its folder. */
export interface BackupFile {
  readonly name: string;
  readonly at: Date;
}

const dayMs = 86_400_000;
const shape = /^picket-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.ndjson\.gz$/;

/** A prefix for the installation with this key: several may share a folder. */
const ownerOf = ({ fingerprint }: Pick<Keyring, 'fingerprint'>): string => fingerprint.slice(0, 8);

export const backupName = (keyring: Pick<Keyring, 'fingerprint'>, at: Date): string =>
  `picket-${ownerOf(keyring)}-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.ndjson.gz`;

/** The name during writing, and until it was read back. */
export const partialName = (name: string): string => `${name}.partial`;

/** Whether a file is an incomplete backup of this installation. */
export const isPartial = (keyring: Pick<Keyring, 'fingerprint'>, name: string): boolean =>
  name.startsWith(`picket-${ownerOf(keyring)}-`) && name.endsWith('.ndjson.gz.partial');

/** The backups of this installation among the names in a folder, the newest first. */
export function backupsAmong(keyring: Pick<Keyring, 'fingerprint'>, names: readonly string[]): BackupFile[] {
  return names
    .flatMap((name) => {
      const [, owner, year, month, day, hour, minute, second] = shape.exec(name) ?? [];
      if (owner !== ownerOf(keyring)) return [];
      return [{ name, at: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) }];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * The backups that may be deleted: older than the limit, and not among the newest. Both conditions, so that after a
 * clock jump only the surplus is deleted.
 * @param files the newest first
 */
export function expiredBackups<File extends BackupFile>(
  files: readonly File[],
  { keepCount, keepDays }: Pick<BackupSettings, 'keepCount' | 'keepDays'>,
  now: Date,
): File[] {
  return files.slice(keepCount).filter(({ at }) => at.getTime() < now.getTime() - keepDays * dayMs);
}
