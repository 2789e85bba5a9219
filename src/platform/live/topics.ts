import { z } from 'zod';

/** What a page may show, and loads again when it changed. */
export const topics = [
  'incidents',
  'tickets',
  'detections',
  'sources',
  'companies',
  'settings',
  'status',
] as const;

export type Topic = (typeof topics)[number];

const topicSchema = z.enum(topics).meta({ id: 'Topic', description: 'Later versions may add topics.' });

/** An event of the stream, as the API description has it: `data` is JSON. */
export const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('hello'), data: z.object({ server: z.string() }) }),
  z.object({ event: z.literal('changed'), data: z.object({ topics: z.array(topicSchema) }) }),
  z.object({ event: z.literal('heartbeat'), data: z.object({}) }),
]);

/** A value that changes whenever something of a kind changes. Two equal values mean that nothing changed. */
export interface Markers {
  readonly detections: string;
  readonly timelines: string;
  readonly attempts: string;
  readonly sources: string;
  readonly companies: string;
  readonly settings: string;
}

/** Which topics each marker may affect. A superfluous topic costs a read; a missing one leaves a page outdated. */
export const topicsOf: Readonly<Record<keyof Markers, readonly Topic[]>> = {
  detections: ['detections', 'incidents', 'sources', 'status'],
  timelines: ['incidents', 'tickets', 'status'],
  attempts: ['tickets', 'status'],
  sources: ['sources', 'status'],
  companies: ['companies', 'status'],
  settings: ['settings', 'companies', 'sources', 'status'],
};

/** The markers of data that belongs to companies. */
export type OwnMarkers = Pick<Markers, 'detections' | 'timelines' | 'attempts' | 'companies'>;

/** The topics for a caller who is limited to companies: nothing about sources, settings and the state of Picket. */
export const ownTopicsOf: Readonly<Record<keyof OwnMarkers, readonly Topic[]>> = {
  detections: ['detections', 'incidents'],
  timelines: ['incidents', 'tickets'],
  attempts: ['incidents', 'tickets'],
  companies: ['companies', 'incidents'],
};

/** The topics that changed between two reads. */
export function changedTopics<M extends object>(
  before: M,
  after: M,
  affected: Readonly<Record<keyof M, readonly Topic[]>>,
): Topic[] {
  const changed = new Set<Topic>();
  for (const [name, its] of Object.entries<readonly Topic[]>(affected)) {
    const marker = name as keyof M;
    if (before[marker] !== after[marker]) for (const topic of its) changed.add(topic);
  }
  return topics.filter((topic) => changed.has(topic));
}
