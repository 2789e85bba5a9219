import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { overviewPeriod } from '../../text/en/overview-period.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { formatTime, viewerZone } from '../../ui/time.tsx';
import { Moment } from '../../ui/time-range-fields.tsx';
import { useShow } from '../../ui/use-show.ts';
import { type Preset, periodOf, presetOf, presets } from './presets.ts';
import type { Overview } from './queries.ts';
import type { OverviewSearch } from './search.ts';

const range = 'range';
const hourMs = 3_600_000;

interface PeriodFieldsProps {
  readonly search: OverviewSearch;
  /** The period that is shown; undefined while it loads. */
  readonly shown: Pick<Overview, 'since' | 'until'> | undefined;
}

/** Chooses the period of the overview: a preset, or a range in the viewer’s zone. */
export function PeriodFields({ search, shown }: PeriodFieldsProps) {
  const preset = presetOf(search, new Date());
  const [asked, setAsked] = useState(false);
  const chosen = asked ? range : (preset ?? range);
  const show = useShow<OverviewSearch>();
  const go = (to: OverviewSearch) => show({ window: undefined, since: undefined, until: undefined, ...to });

  function choose(value: string | null) {
    setAsked(value === range);
    if (value !== null && value !== range) go(periodOf(value as Preset, new Date()));
  }

  // The range starts with the shown period, so that changing one end is enough.
  const from = search.since ?? shown?.since;
  const to = search.until ?? shown?.until;
  const setRange = (since: string | undefined, until: string | undefined) => {
    if (since !== undefined && until !== undefined && since < until) go({ since, until });
  };
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={overviewPeriod.label}
        data={[...presets, range].map((value) => ({
          value,
          label: overviewPeriod.presets[value as Preset | 'range'],
        }))}
        value={chosen}
        onChange={choose}
        allowDeselect={false}
        w={180}
      />
      {chosen === range && (
        <>
          <Moment
            label={text.lists.since}
            at={from && toHour(from)}
            step={hourMs / 1000}
            onChange={(at) => setRange(at, to && toHour(to, 1))}
          />
          <Moment
            label={text.lists.until}
            at={to && toHour(to, 1)}
            step={hourMs / 1000}
            onChange={(at) => setRange(from && toHour(from), at)}
          />
        </>
      )}
      {shown !== undefined && (
        <Text size="sm" c="dimmed" pb={8}>
          {overviewPeriod.shown(formatTime(shown.since), formatTime(shown.until), viewerZone())}
        </Text>
      )}
    </Group>
  );
}

/**
 * The hour that contains a time; with `up` the next one unless it is a whole hour. Detections are counted by the hour.
 */
function toHour(at: string, up: 0 | 1 = 0): string {
  const time = new Date(at).getTime();
  return new Date(
    up === 1 ? Math.ceil(time / hourMs) * hourMs : Math.floor(time / hourMs) * hourMs,
  ).toISOString();
}
