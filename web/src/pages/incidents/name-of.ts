import { text } from '../../text/index.ts';
import type { Incident } from './queries.ts';

/** The name of an incident: its domain, or the value by which it was grouped. */
export const nameOf = ({
  kind,
  registrableDomain,
  device,
  domains,
}: Pick<Incident, 'kind' | 'registrableDomain' | 'device' | 'domains'>): string =>
  kind !== 'detections'
    ? text.incidents.kinds[kind]
    : (registrableDomain ?? domains[0] ?? device ?? text.incidents.nameless);
