import type { People } from './people.ts';
import { companies } from './set-up.ts';
import type { World } from './world.ts';

/** New detections come once digests were sent, and the next digest is due within the hour. */
export async function seeMore(
  world: World,
  people: People,
  heal: () => Promise<string[]>,
): Promise<string[]> {
  const { hyas, scheduler, time, trace } = world;
  const domain = `more-${hyas.rows.length}.example`;
  people.setDigestHour((time().getUTCHours() + 1) % 24);
  for (const company of companies) {
    const at = time();
    const logId = `more-${hyas.rows.length}`;
    const content = {
      log_id: logId,
      datetime: at.toISOString(),
      domain,
      client_id: company,
      client_name: `Company ${company}`,
      devicename: 'WS-1',
      client_ip: '192.0.2.10',
      reason: { type: 'Phishing' },
    };
    hyas.rows.push({ logId, at, visibleAt: scheduler.now(), content, readable: true, word: 'blocked' });
    trace.add('HYAS', `new ${logId}: ${content.domain}, ${company}`);
  }
  return heal();
}
