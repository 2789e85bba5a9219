import { Paper, Text, Timeline, Title } from '@mantine/core';
import {
  CircleCheck,
  CircleDot,
  CircleHelp,
  CircleX,
  Flag,
  GitFork,
  type LucideIcon,
  RotateCcw,
  Search,
} from 'lucide-react';
import { text } from '../../text/index.ts';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import type { IncidentDetails } from './queries.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  opened: Flag,
  closed: CircleCheck,
  decided: GitFork,
  ticket_created: CircleCheck,
  adopted: CircleCheck,
  reopened: RotateCcw,
  ticket_open: RotateCcw,
  ticket_closed_by_picket: CircleCheck,
  ticket_left_open: CircleHelp,
  ticket_refused: CircleX,
  outcome_unknown: CircleHelp,
  needs_person: CircleHelp,
  not_found_yet: Search,
  certainly_absent: Search,
  retried: RotateCcw,
};

/** Everything that happened to an incident, latest first. */
export function IncidentTimeline({ events }: { events: IncidentDetails['timeline'] }) {
  return (
    <Paper component="section" aria-labelledby="timeline">
      <Title order={2} id="timeline">
        {text.incidents.timeline}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {text.incidents.timelineOrder}
      </Text>
      <Timeline bulletSize={26} lineWidth={2}>
        {events.toReversed().map(({ at, kind, message }) => {
          const Icon = icons[kind] ?? CircleDot;
          return (
            <Timeline.Item key={`${at} ${kind} ${message}`} bullet={<Icon size={14} aria-hidden />}>
              <Text>
                <Words>{message}</Words>
              </Text>
              <Text size="sm" c="dimmed" component="div">
                <Time at={at} />
              </Text>
            </Timeline.Item>
          );
        })}
      </Timeline>
    </Paper>
  );
}
