import { expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { incidentRoutes } from '../incidents/routes.ts';
import { ingest } from '../ingest/ingest.ts';
import { movedClock } from '../sources/testing/setup.ts';
import { ticketRoutes } from '../tickets/record/routes.ts';
import { detectionRoutes } from './routes.ts';
import { makeDetection, makeSource, testNow } from './testing/make-detection.ts';

const { db } = useDatabase();

/** Two companies with the same name in different letter case, and a third one. */
async function scene() {
  const sourceId = await makeSource(db);
  const companies = [
    { externalId: 'n-1', name: 'Northgate' },
    { externalId: 'n-2', name: 'NORTHGATE' },
    { externalId: 'c-1', name: 'Cedar' },
  ];
  const detections = companies.map((company) => makeDetection({ company }));
  await ingest(db, { sourceId, detections }, testNow);
  const incidents = await db.selectFrom('incident').select('id').orderBy('id').execute();
  const ticket = { state: 'queued', queued_at: testNow } as const;
  await db
    .insertInto('ticket')
    .values(incidents.map(({ id }) => ({ ...ticket, incident_id: id, reference: `pkt-${id}` })))
    .execute();
  const clock = movedClock();
  const server = await start({
    routes: [
      incidentRoutes({ db, clock, describe: (reason) => ({ title: reason, hint: '' }) }),
      detectionRoutes({ db, clock }),
      ticketRoutes({ db, clock }),
    ],
  });
  return async (path: string) => {
    const answer = await server.inject({
      url: `/api/v1/${path}`,
      headers: { authorization: 'Bearer pkt_viewer' },
    });
    expect(answer.statusCode).toBe(200);
    return answer;
  };
}

interface Named {
  readonly id: number;
  readonly companyName: string;
  readonly companyExternalId: string;
  readonly sameNameElsewhere: boolean;
}

it.each(['incidents', 'detections', 'tickets'])(
  'rows of %s tell companies with the same name apart by the source’s id',
  async (list) => {
    const get = await scene();
    const expected = [
      ['Cedar', 'c-1', false],
      ['NORTHGATE', 'n-2', true],
      ['Northgate', 'n-1', true],
    ];
    const named = (rows: Named[]) =>
      rows
        .map((row) => [row.companyName, row.companyExternalId, row.sameNameElsewhere])
        .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
    const { items } = (await get(list)).json();
    expect(named(items)).toEqual(expected);
    // Also on a page that does not contain the other company of that name.
    expect(named((await get(`${list}?limit=1&sort=companyName&order=desc`)).json().items)).toEqual(
      expected.slice(2),
    );
    expect(named((await get(`${list}/export?format=json`)).json())).toEqual(expected);
    expect(named([(await get(`${list}/${items[0].id}`)).json()])[0]?.[1]).toBe(items[0].companyExternalId);
    const [headings = '', ...rows] = (await get(`${list}/export`)).body.trim().split('\r\n');
    const column = headings.split(',').indexOf('companySourceId');
    expect(new Set(rows.map((row) => row.split(',').at(column)))).toEqual(new Set(['c-1', 'n-1', 'n-2']));
  },
);
