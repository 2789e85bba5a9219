import { place, readSearch, timeRange, wholeNumber, wholeText, words } from '../../ui/list-search.ts';

export const detectionSorts = ['receivedAt', 'occurredAt', 'companyName', 'domain', 'device'] as const;

/** Filter, sort order and page of the detections, as in the address. */
export const detectionSearch = readSearch({
  ...place(detectionSorts),
  ...timeRange,
  companyId: wholeNumber,
  incidentId: wholeNumber,
  sourceId: wholeNumber,
  domain: words(254),
  device: words(201),
  reason: wholeText(500),
  verdict: wholeText(100),
});

export type DetectionSearch = ReturnType<typeof detectionSearch>;
