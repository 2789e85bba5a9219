import path from 'node:path';
import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

export const backupSettingsSchema = z.object({
  enabled: z.boolean().describe('Whether backups are written by schedule.'),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day, such as 02:30.')
    .describe('When, in the time zone of Picket (PICKET_TIME_ZONE): `02:30`.'),
  everyHours: z
    .union([1, 2, 3, 4, 6, 8, 12, 24].map((hours) => z.literal(hours)))
    .describe('How often, counted from that time of day: 24 is once a day.'),
  folder: z
    .string()
    .max(1000)
    .refine((folder) => path.isAbsolute(folder), 'Write an absolute path, such as /mnt/backup/picket.')
    .nullable()
    .describe('Where on the machine that writes them. It must exist. Null: `backups` in the data folder.'),
  keepCount: z.number().int().min(1).max(10_000).describe('At least so many are kept, however old they are.'),
  keepDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .describe('Younger ones are kept, however many there are. Older ones are deleted after a new good one.'),
});

export type BackupSettings = z.infer<typeof backupSettingsSchema>;

export const backupSettings: Setting<BackupSettings> = {
  name: 'backup',
  schema: backupSettingsSchema,
  initial: { enabled: false, at: '02:30', everyHours: 24, folder: null, keepCount: 7, keepDays: 30 },
};
