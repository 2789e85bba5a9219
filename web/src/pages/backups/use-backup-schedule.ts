import { api, read } from '../../api/client.ts';
import { backups as backupsText } from '../../text/en/backups.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { outOfRange } from '../incident-settings/out-of-range.ts';
import { type BackupSettings, backupSettingsQuery } from './queries.ts';

const words = backupsText.schedule;

/** The schedule of backups. */
export const useBackupSchedule = (saved: BackupSettings) =>
  useEditForm({
    saved,
    queryKey: backupSettingsQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/backup', { body })),
    complaints: (values) => ({
      ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(values.at) ? {} : { at: words.atWrong }),
      ...(values.folder === null || /^([/\\]|[A-Za-z]:)/.test(values.folder)
        ? {}
        : { folder: words.folderWrong }),
      ...outOfRange(values, { keepCount: [1, 10_000], keepDays: [1, 3650] }),
    }),
  });
