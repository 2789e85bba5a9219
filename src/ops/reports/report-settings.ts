import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

/** The MSP's texts on its reports. */
export const reportSettingsSchema = z.object({
  mspName: z.string().max(100).describe('At the head and the foot of each report. May be empty.'),
  intro: z.string().max(4000).describe('Before the numbers. An empty line begins a paragraph. May be empty.'),
  outro: z.string().max(4000).describe('After the numbers, such as whom to call. May be empty.'),
});

export type ReportSettings = z.infer<typeof reportSettingsSchema>;

export const reportSettings: Setting<ReportSettings> = {
  name: 'reports',
  schema: reportSettingsSchema,
  initial: { mspName: '', intro: '', outro: '' },
};

/** A printed page needs no more, and every sent report contains it. */
export const mostLogoBytes = 256 * 1024;

export const logoSchema = z.object({
  type: z.enum(['image/png', 'image/jpeg']),
  data: z
    .string()
    .max(Math.ceil(mostLogoBytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'is not base64')
    .describe('The file in base64: at most 256 KiB. SVG is refused, because it can hold scripts.'),
});

export type Logo = z.infer<typeof logoSchema>;

/** Separate from the texts, so that the audit trail does not keep every picture. */
export const reportLogo: Setting<Logo | null> = {
  name: 'reportLogo',
  schema: logoSchema.nullable(),
  initial: null,
};

/** Checks the first bytes, whatever type the sender gives. */
export function isImage({ type, data }: Logo): boolean {
  const bytes = Buffer.from(data, 'base64');
  const magic = type === 'image/png' ? [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] : [0xff, 0xd8, 0xff];
  return magic.every((byte, at) => bytes[at] === byte);
}
