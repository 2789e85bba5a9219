import { Group, Select, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { overviewPeriod } from '../../text/en/overview-period.ts';
import { text } from '../../text/index.ts';
import { formatTime } from '../../ui/time.tsx';
import { Moment } from '../../ui/time-range-fields.tsx';
import { type Preset, periodOf, presetOf, presets, viewerZone } from './presets.ts';
import type { Overview } from './queries.ts';
import type { OverviewSearch } from './search.ts';

const range = 'range';
const hourMs = 3_600_000;

interface PeriodFieldsProps {
  readonly search: OverviewSearch;
  /** What is counted at the moment; undefined while it is being read. */
  readonly shown: Pick<Overview, 'since' | 'until'> | undefined;
}

/** Chooses the period of the overview: a preset, or a range in the viewer’s zone. */
export function PeriodFields({ search, shown }: PeriodFieldsProps) {
  const navigate = useNavigate();
  const preset = presetOf(search, new Date());
  const [asked, setAsked] = useState(false);
  const chosen = asked ? range : (preset ?? range);
  const go = (to: OverviewSearch) => navigate({ to: '/', search: to, replace: true });

  function choose(value: string | null) {
    setAsked(value === range);
    if (value !== null && value !== range) void go(periodOf(value as Preset, new Date()));
  }

  // The range begins as what is shown, so that one end is enough to change it.
  const from = search.since ?? shown?.since;
  const to = search.until ?? shown?.until;
  const setRange = (since: string | undefined, until: string | undefined) => {
    if (since !== undefined && until !== undefined && since < until) void go({ since, until });
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

/** The hour in which it is, or with `up` the one after unless it is whole: detections are counted by the hour. */
function toHour(at: string, up: 0 | 1 = 0): string {
  const time = new Date(at).getTime();
  return new Date(
    up === 1 ? Math.ceil(time / hourMs) * hourMs : Math.floor(time / hourMs) * hourMs,
  ).toISOString();
}
