import type { Source } from './queries.ts';

/** Where the log API of each service answers. */
export const presets = {
  hyas: 'https://api.hyas.com',
  ultraddr: 'https://api.ddr.ultradns.com',
} as const;

export const verdicts = ['blocked', 'malicious', 'suspicious'] as const;

/** The fields of the form of a HYAS source. */
export interface HyasValues {
  readonly name: string;
  readonly apiKey: string;
  readonly pollSeconds: number | string;
  readonly pageSize: number | string;
  readonly backfillHours: number | string;
  readonly baseUrl: string;
  readonly verdicts: string[];
  readonly overlapMinutes: number | string;
  readonly copyAllowList: boolean;
}

/** The saved values, or the defaults. A saved key is never shown, so that field is always empty. */
export function valuesOf(source: Source | undefined, firstName: string): HyasValues {
  const config = (source?.config ?? {}) as Partial<HyasValues>;
  return {
    name: source?.name ?? firstName,
    apiKey: '',
    pollSeconds: config.pollSeconds ?? 60,
    pageSize: config.pageSize ?? 1000,
    backfillHours: config.backfillHours ?? 0,
    baseUrl: config.baseUrl ?? presets.hyas,
    verdicts: config.verdicts ?? ['blocked', 'malicious'],
    overlapMinutes: config.overlapMinutes ?? 15,
    copyAllowList: config.copyAllowList ?? false,
  };
}

/** The body to save. The back-fill only applies to the first reading, so it cannot change later. */
export function bodyOf(values: HyasValues, isNew: boolean) {
  const { name, apiKey, baseUrl } = values;
  return {
    name,
    ...(apiKey.trim() === '' ? {} : { apiKey }),
    config: {
      baseUrl: baseUrl.trim(),
      verdicts: values.verdicts,
      pollSeconds: Number(values.pollSeconds),
      pageSize: Number(values.pageSize),
      overlapMinutes: Number(values.overlapMinutes),
      copyAllowList: values.copyAllowList,
      ...(isNew ? { backfillHours: Number(values.backfillHours) } : {}),
    },
  };
}
