import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import type { SavedSetting } from '../platform/settings/save-setting.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { loadSetting } from '../platform/settings/store.ts';
import { type RecurrenceSettings, recurrenceSettings } from './recurrence-settings.ts';

interface FetchTicketsAgain {
  /** Makes sync read again every ticket that may be open: a status that counted as open may count as closed now. */
  readonly fetchTicketsAgain: (tx: Kysely<Schema>, now: Date) => Promise<void>;
}

export type RecurrenceRoutesOptions = ChangeDeps & FetchTicketsAgain;

export const savedRecurrence = ({
  fetchTicketsAgain,
}: FetchTicketsAgain): SavedSetting<RecurrenceSettings> => ({
  setting: recurrenceSettings,
  async prepare(tx, { closedStatuses }, now) {
    const before = await loadSetting(tx, recurrenceSettings);
    if (JSON.stringify(before.closedStatuses) !== JSON.stringify(closedStatuses))
      await fetchTicketsAgain(tx, now);
  },
});

export const recurrenceSettingsRoutes = ({ fetchTicketsAgain, ...deps }: RecurrenceRoutesOptions) =>
  settingRoutes({
    ...deps,
    ...savedRecurrence({ fetchTicketsAgain }),
    path: 'recurrence',
    tag: 'Settings',
    about: 'what happens when a threat is seen again, while its ticket is open and after it was closed',
    description:
      'All settings, as read before. Reopening and notes need optional permissions (`GET /api/v1/settings/rights`). Without them, Picket opens new tickets and adds no notes.',
  });
