import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mappingPresets } from '../../src/sources/webhook/mapping/presets/index.ts';
import { cliOf } from './run-cli.ts';
import { configOf, dataFolder, expectOk, runApp } from './world.ts';

it('the command line shows, sets, tries and removes a field mapping, and reads quarantined rows again', async () => {
  const app = await runApp(configOf(dataFolder()));
  const cli = cliOf(app);
  const mapping = (...argv: string[]) => cli('sources', 'mapping', ...argv);
  const files = dataFolder();
  const { id, bearerToken } = await expectOk(
    app.call('POST', '/api/v1/sources', { kind: 'webhook', name: 'EDR', config: {} }),
  );
  expect((await mapping('show', 'EDR')).out).toContain('has no field mapping');
  expect((await mapping('presets')).out).toContain('alertmanager: Prometheus Alertmanager');
  expect((await mapping('preview', '--preset', 'alertmanager')).out).toMatch(
    /2 in the sample[\s\S]*login\.bad/,
  );

  // Rows that arrive before the mapping exists are kept, and read with it afterwards.
  const alert = mappingPresets.find(({ name }) => name === 'alertmanager')?.sample ?? '';
  const body = JSON.parse(alert.replaceAll('resolved', 'firing').replaceAll('2026-03-01', '2026-02-28'));
  const firing = {
    ...body,
    status: 'x',
    alerts: undefined,
    ...body.alerts[0],
    labels: body.alerts[0].labels,
  };
  const sent = await fetch(`${app.url}/api/v1/sources/${id}/detections`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ ...firing, status: 'firing' }]),
  });
  expect(sent.status).toBe(422);
  const left = await cli('sources', 'read-again', 'EDR');
  expect(left.out).toBe('0 stored, 0 duplicates, 0 ignored, 1 still quarantined.');

  expect(await mapping('set', 'EDR')).toMatchObject({ status: 2 });
  expect((await mapping('set', 'EDR', '--preset', 'none')).err).toContain('alertmanager');
  expect((await mapping('set', 'EDR', '--file', path.join(files, 'none.json'))).err).toContain(
    'Picket cannot read',
  );
  const fields = { domain: { path: '$.labels.domain' }, occurredAt: { path: '$.startsAt' } };
  const file = path.join(files, 'mapping.json');
  writeFileSync(file, JSON.stringify({ fields: { ...fields, policy: { path: 'labels' } } }));
  expect((await mapping('set', 'EDR', '--file', file)).err).toContain('does not start with “$”');
  writeFileSync(file, JSON.stringify({ fields }));
  writeFileSync(path.join(files, 'sample.json'), JSON.stringify(firing));
  const preview = ['preview', 'EDR', '--file', file, '--sample', path.join(files, 'sample.json')];
  expect((await mapping(...preview)).out).toContain('login.bad.example');
  expect((await mapping('set', 'EDR', '--file', file)).out).toBe('The field mapping of EDR is saved.');
  expect(JSON.parse((await mapping('show', 'EDR', '--json')).out)).toMatchObject({ fields });

  const read = await cli('sources', 'read-again', 'EDR');
  expect(read.out).toBe('1 stored, 0 duplicates, 0 ignored, 0 still quarantined.');
  expect((await mapping('remove', 'EDR')).out).toContain('has no field mapping');
  expect((await mapping('show', 'EDR', '--json')).out).toBe('null');
});
