import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { text } from '../text/index.ts';
import { instant, type ListSearch, type Period, periods } from './list-search.ts';
import { Select } from './select.tsx';

type Range = Pick<ListSearch, 'last' | 'since' | 'until'>;
type RangeChange = { [Key in keyof Range]: Range[Key] | undefined };

interface TimeRangeProps {
  readonly label: string;
  readonly range: Range;
  readonly onChange: (range: Required<RangeChange>) => void;
}

const custom = 'custom';
const any = 'any';

/** A period up to now, or from one moment to another, in the viewer’s zone. */
export function TimeRangeFields({ label, range, onChange }: TimeRangeProps) {
  const { last, since, until } = range;
  const isCustom = since !== undefined || until !== undefined;
  const [asked, setAsked] = useState(false);
  const chosen = last ?? (isCustom || asked ? custom : any);

  function choose(value: string) {
    setAsked(value === custom);
    if (value !== custom) {
      onChange({ last: value === any ? undefined : (value as Period), since: undefined, until: undefined });
    } else if (last !== undefined) {
      onChange({ last: undefined, since, until });
    }
  }

  return (
    <>
      <Select
        label={label}
        data={[
          { value: any, label: text.lists.anyTime },
          ...(Object.keys(periods) as Period[]).map((value) => ({ value, label: text.lists.periods[value] })),
          { value: custom, label: text.lists.customTime },
        ]}
        value={chosen}
        onChange={(value) => choose(value ?? any)}
        allowDeselect={false}
      />
      {chosen === custom && (
        <>
          <Moment
            label={text.lists.since}
            at={since}
            onChange={(at) => onChange({ last: undefined, since: at, until })}
          />
          <Moment
            label={text.lists.until}
            at={until}
            onChange={(at) => onChange({ last: undefined, since, until: at })}
          />
        </>
      )}
    </>
  );
}

interface MomentProps {
  readonly label: string;
  readonly at: string | undefined;
  readonly onChange: (at: string | undefined) => void;
  /** Seconds between the times that can be chosen; a minute unless given. */
  readonly step?: number;
}

/** A moment in the viewer’s zone. */
export function Moment({ label, at, onChange, step }: MomentProps) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      defaultValue={at === undefined ? '' : toLocal(at)}
      key={at}
      {...(step === undefined ? {} : { step })}
      onBlur={({ currentTarget }) => {
        const chosen = instant(currentTarget.value);
        if (chosen !== at) onChange(chosen);
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}

/** In the form of the browser’s field: to the minute, in the viewer’s zone. */
function toLocal(at: string): string {
  const time = new Date(at);
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
