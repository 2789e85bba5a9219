import type { Keyring } from '../../platform/secrets/keyring.ts';
import { lateAfterMs } from './schedule.ts';
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

/** Clocks of two nodes may differ by so much. */
const slackMs = 60_000;

/**
 * The backups that may be deleted: older than the limit, and not among the newest. A wrong clock must not delete good
 * ones. So one with a future date neither counts nor is deleted. And a pause of the schedule makes those before it
 * older by two intervals at most: after a jump ahead they stay until the new ones cover the whole time.
 * @param files the newest first
 */
export function expiredBackups<File extends BackupFile>(
  files: readonly File[],
  { keepCount, keepDays, enabled, everyHours }: Omit<BackupSettings, 'at' | 'folder'>,
  now: Date,
): File[] {
  const longestMs = enabled ? lateAfterMs({ everyHours }) : Number.POSITIVE_INFINITY;
  let newer = now.getTime();
  let ageMs = 0;
  return files
    .filter(({ at }) => at.getTime() <= now.getTime() + slackMs)
    .filter(({ at }, index) => {
      ageMs += Math.min(newer - at.getTime(), longestMs);
      newer = at.getTime();
      return index >= keepCount && ageMs > keepDays * dayMs;
    });
}
