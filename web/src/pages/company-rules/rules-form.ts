import type { Rules, RulesBody } from './queries.ts';

export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const;
type Window = NonNullable<Rules['quiet']>['windows'][number];

export interface RulesValues {
  readonly tickets: boolean;
  readonly why: string;
  readonly priorities: Readonly<Record<(typeof severities)[number], string | null>>;
  readonly isQuiet: boolean;
  readonly timeZone: string;
  readonly windows: readonly Window[];
}

export const newWindow: Window = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', to: '08:00' };

export const valuesOf = ({ tickets, why, priorities, quiet }: Rules, ownZone: string): RulesValues => ({
  tickets,
  why: why ?? '',
  priorities: Object.fromEntries(
    severities.map((one) => [one, priorities[one] === undefined ? null : String(priorities[one].id)]),
  ) as RulesValues['priorities'],
  isQuiet: quiet !== null,
  timeZone: quiet?.timeZone ?? ownZone,
  windows: quiet?.windows ?? [newWindow],
});

export const bodyOf = ({ tickets, why, priorities, isQuiet, timeZone, windows }: RulesValues): RulesBody => ({
  tickets,
  why: why.trim() === '' ? null : why.trim(),
  priorities: Object.fromEntries(
    severities.flatMap((one) => (priorities[one] === null ? [] : [[one, Number(priorities[one])]])),
  ),
  quiet: isQuiet ? { timeZone, windows: [...windows] } : null,
});
