import { Radio, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { RightNeeded } from '../../../ui/right-needed.tsx';
import { SettingPanel } from '../../../ui/setting-panel.tsx';
import { type TicketContents, ticketContentsQuery, useContentsForm } from './use-contents-form.ts';

const words = connectWise.ticketContents;

/** Where in a ticket Picket writes, and whether it attaches the detections. */
export function ContentsPanel() {
  return (
    <Loaded query={useQuery(ticketContentsQuery)} height={420}>
      {(saved) => <Panel saved={saved} />}
    </Loaded>
  );
}

function Panel({ saved }: { saved: TicketContents }) {
  const form = useContentsForm(saved);
  const { values } = form;
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      <Place
        label={words.describeIn}
        value={values.describeIn}
        onChange={(describeIn) => form.change({ describeIn })}
      />
      <Place label={words.notesIn} value={values.notesIn} onChange={(notesIn) => form.change({ notesIn })} />
      <Switch
        label={words.attach}
        description={words.attachHint}
        checked={values.attachDetections}
        onChange={(event) => form.change({ attachDetections: event.currentTarget.checked })}
      />
      {values.attachDetections && <RightNeeded capability="attachments" />}
    </SettingPanel>
  );
}

interface PlaceProps {
  readonly label: string;
  readonly value: TicketContents['describeIn'];
  readonly onChange: (value: TicketContents['describeIn']) => void;
}

const Place = ({ label, value, onChange }: PlaceProps) => (
  <Radio.Group
    label={label}
    value={value}
    onChange={(chosen) => onChange(chosen === 'internal' ? 'internal' : 'discussion')}
  >
    <Stack gap="sm" mt="xs">
      <Radio value="discussion" label={words.discussion} description={words.discussionHint} />
      <Radio value="internal" label={words.internal} description={words.internalHint} />
    </Stack>
  </Radio.Group>
);
