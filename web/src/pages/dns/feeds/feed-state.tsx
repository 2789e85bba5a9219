import { dns } from '../../../text/en/dns.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { DnsFeed } from './queries.ts';

const words = dns.feeds.states;

/** The state of a feed, in words. */
export function FeedState({ feed: { enabled, fetching, problem, names } }: { feed: DnsFeed }) {
  if (!enabled) return <StateMark tone="quiet">{words.off}</StateMark>;
  if (fetching) return <StateMark tone="waiting">{words.fetching}</StateMark>;
  if (problem !== null) return <StateMark tone="bad">{words.failing(problem.message)}</StateMark>;
  if (names === null) return <StateMark tone="waiting">{words.waiting}</StateMark>;
  return <StateMark tone="good">{words.good}</StateMark>;
}
