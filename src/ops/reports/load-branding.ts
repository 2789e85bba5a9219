import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import type { Branding } from './document/html.ts';
import { reportLogo, reportSettings } from './report-settings.ts';

/** The logo and words of the MSP. */
export async function loadBranding(db: Kysely<Schema>): Promise<Branding> {
  const { words, logo } = await loadSettings(db, { words: reportSettings, logo: reportLogo });
  return { ...words, logo };
}
