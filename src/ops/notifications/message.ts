import { z } from 'zod';
import { formatDuration } from '../../platform/values/duration.ts';
import { cutText, plural } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import { eventNames, eventOf, events } from './events.ts';
import type { KnownCondition, News } from './news.ts';

const itemSchema = z.object({
  state: z.enum(['began', 'ended']).describe('ended: it is back to normal.'),
  code: z.string().describe('The code of the status: `connection_refused`.'),
  event: z.enum(eventNames).nullable(),
  severity: z.string(),
  what: z.string(),
  hint: z.string(),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  url: z.string().nullable().describe('The page of the console where it is fixed; needs PICKET_PUBLIC_URL.'),
});

/** A message, before it gets the form of a channel. */
export const messageSchema = z
  .object({
    id: z.string().describe('Stays the same if the message is sent again.'),
    at: z.iso.datetime(),
    title: z.string(),
    items: z.array(itemSchema),
    more: z.number().int().describe('How many further items there were.'),
    from: z.string().describe('The Picket that sends it.'),
  })
  .meta({ id: 'NotificationMessage' });

export type MessageItem = z.infer<typeof itemSchema>;
export type Message = z.infer<typeof messageSchema>;

/** Further items are only counted: a message must fit into a card of Teams (28 KB). */
const mostItems = 10;
const longest = { title: 150, what: 300, hint: 200 };

interface Sender {
  readonly id: string;
  readonly at: Date;
  readonly publicUrl: string | undefined;
}

/** Composes one message from all news: a digest if there is more than one item. */
export function composeMessage({ began, ended }: News, sender: Sender): Message {
  const items = [...began, ...ended].map((condition) => itemOf(condition, sender));
  return {
    ...envelope(sender),
    title: cutText(titleOf(items), longest.title),
    items: items.slice(0, mostItems),
    more: Math.max(0, items.length - mostItems),
  };
}

export function testMessage(sender: Sender): Message {
  const item: MessageItem = {
    state: 'began',
    code: 'test',
    event: null,
    severity: 'warning',
    what: 'This is a test. Notifications of Picket arrive here.',
    hint: 'Nothing to do.',
    since: sender.at.toISOString(),
    until: null,
    url: sender.publicUrl ?? null,
  };
  return { ...envelope(sender), title: 'Test of this channel', items: [item], more: 0 };
}

const envelope = ({ id, at, publicUrl }: Sender) => ({
  id,
  at: at.toISOString(),
  from: publicUrl === undefined ? 'Picket' : `Picket at ${new URL(publicUrl).host}`,
});

function itemOf(condition: KnownCondition, { publicUrl }: Sender): MessageItem {
  const { code, severity, what, hint, link, beganAt, endedAt } = condition;
  return {
    state: endedAt === null ? 'began' : 'ended',
    code,
    event: eventOf(code),
    severity,
    what: cutText(visibleText(what), longest.what),
    hint: cutText(visibleText(hint), longest.hint),
    since: beganAt.toISOString(),
    until: endedAt?.toISOString() ?? null,
    url: publicUrl === undefined ? null : new URL(link, publicUrl).href,
  };
}

function titleOf(items: readonly MessageItem[]): string {
  const began = items.filter(({ state }) => state === 'began');
  const [first] = items;
  if (items.length === 1 && first !== undefined)
    return first.state === 'began' ? headline(first) : `Back to normal: ${headline(first)}`;
  const normal = items.length - began.length;
  return [
    ...(began.length === 0 ? [] : [plural(began.length, 'thing needs attention', 'things need attention')]),
    ...(normal === 0 ? [] : [`${normal} back to normal`]),
  ].join(', ');
}

const headline = ({ event, what }: MessageItem): string => (event === null ? what : events[event].title);

/** How long it lasted, to the minute: `2h5m`. */
export function lasted({ since, until }: MessageItem): string {
  const ms = until === null ? 0 : Date.parse(until) - Date.parse(since);
  return formatDuration(Math.max(60_000, Math.round(ms / 60_000) * 60_000));
}
