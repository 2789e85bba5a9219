import type { Remains } from './invariants.ts';
import { checkHandedOver, dnsCompany } from './resolver.ts';
import type { World } from './world.ts';

/**
 * Each row of the log that is read, and each blocked query that was handed over, is stored once, and counted once, in
 * an incident with the same key.
 */
export function checkDetections(world: World, { detections: all, incidents, companies }: Remains): string[] {
  const { hyas, trace } = world;
  const isOfDns = (row: { readonly company_id: number }) => row.company_id === dnsCompany;
  const detections = all.filter((row) => !isOfDns(row));
  const broken = checkHandedOver(world, all.filter(isOfDns));
  const readable = hyas.readable();
  const wanted = [...readable.values()].filter(({ logId }) =>
    hyas.rows.some((row) => row.logId === logId && row.word !== 'suspicious'),
  );
  for (const { logId } of wanted) {
    const stored = detections.filter(({ external_id }) => external_id === logId);
    if (stored.length !== 1) broken.push(`Detection ${logId} is stored ${stored.length} times.`);
  }
  if (detections.length !== wanted.length)
    broken.push(`${detections.length} detections are stored, of ${wanted.length} there were.`);

  for (const incident of incidents) {
    const its = all.filter(({ incident_id }) => incident_id === incident.id);
    if (its.length !== incident.detection_count)
      broken.push(
        `Incident ${incident.id} counts ${incident.detection_count} and has ${its.length} detections.`,
      );
    const [grouping, domain, device] = JSON.parse(incident.key) as [string, string | null, string | null];
    const client = companies.find(({ id }) => id === incident.company_id)?.external_id;
    for (const detection of its) {
      if (isOfDns(incident)) {
        const isOfDomain = grouping === 'device' || detection.domain.endsWith(String(domain));
        if (isOfDns(detection) && isOfDomain) continue;
        broken.push(`Blocked query ${detection.id} is in incident ${incident.id}, where it does not belong.`);
        continue;
      }
      const row = readable.get(detection.external_id)?.content;
      const belongs =
        detection.company_id === incident.company_id &&
        (row?.client_id ?? '') === client &&
        (grouping === 'device' || detection.domain.endsWith(String(domain))) &&
        (grouping === 'domain' || String(row?.devicename ?? row?.client_ip).toLowerCase() === device);
      if (!belongs)
        broken.push(
          `Detection ${detection.external_id} is in incident ${incident.id}, where it does not belong.`,
        );
    }
  }
  if (broken.length > 0) trace.add('world', `rows: ${[...readable.keys()].join(', ')}`);
  return broken;
}
