import { describe, expect, it } from 'vitest';
import { changedTopics, type Markers, topics, topicsOf } from './topics.ts';

const same: Markers = {
  detections: '1',
  timelines: '1',
  attempts: '1',
  sources: '1',
  companies: '1',
  settings: '1',
};

describe('changedTopics', () => {
  it('are none if no marker changed', () => expect(changedTopics(same, { ...same }, topicsOf)).toEqual([]));

  it.each([
    ['detections', ['incidents', 'detections', 'sources', 'status']],
    ['timelines', ['incidents', 'tickets', 'status']],
    ['attempts', ['tickets', 'status']],
    ['companies', ['companies', 'status']],
  ] as const)('of %s are the topics that show it', (marker, expected) =>
    expect(changedTopics(same, { ...same, [marker]: '2' }, topicsOf)).toEqual(expected),
  );

  it('are each named once, in a fixed order', () => {
    const other = Object.fromEntries(Object.keys(same).map((marker) => [marker, '2'])) as unknown as Markers;
    expect(changedTopics(same, other, topicsOf)).toEqual([...topics]);
  });
});
