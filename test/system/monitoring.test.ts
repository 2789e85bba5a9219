import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPrograms, type Programs } from '../programs.ts';
import {
  addHyas,
  configOf,
  dataFolder,
  detectionRow,
  poll,
  runApp,
  setUp,
  startSandboxes,
  until,
} from './world.ts';

const folder = path.resolve(import.meta.dirname, '../../monitoring');
const file = (name: string) => path.join(folder, name);

let programs: Programs;
beforeAll(async () => {
  programs = await findPrograms(['promtool']);
}, 1_200_000);

function promtool(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(programs.path('promtool'), args, { input, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

async function scrape({ url, token }: { readonly url: string; readonly token: string }): Promise<string> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return answer.text();
}

/** The names in `# TYPE` lines; of a histogram also those of its series. */
const namesIn = (metrics: string): Set<string> =>
  new Set(
    [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );

const usedIn = (text: string): string[] => [...new Set(text.match(/\bpicket_[a-z_]+/g) ?? [])];

describe('the files for monitoring', () => {
  it('metrics pass the checks of promtool, and show what waits, fails and is late', async ({ skip }) => {
    if (programs.missing.length > 0) return skip('promtool is in the package prometheus');
    const sandboxes = await startSandboxes();
    const app = await runApp(configOf(dataFolder()));
    await setUp(app.call, sandboxes);
    sandboxes.hyas.emit([detectionRow(0)]);
    await poll(app.call, await addHyas(app.call, sandboxes, { backfillHours: 24 }));
    await until(async () =>
      /picket_incidents_held\{reason="company_not_mapped"\} \d/.test(await scrape(app)),
    );
    const metrics = await scrape(app);
    expect(promtool(['check', 'metrics'], metrics)).toEqual({ status: 0, output: '' });
    for (const expected of [
      /^picket_incidents_held_oldest_seconds\{reason="company_not_mapped"\} [\d.]+$/m,
      /^picket_source_last_success_timestamp_seconds\{source="HYAS Protect"\} [\d.]+$/m,
      /^picket_source_lag_seconds\{source="HYAS Protect"\} [\d.]+$/m,
      /^picket_connectwise_connection_state\{state="refused"\} 0$/m,
      /^picket_connectwise_closed 0$/m,
      /^picket_oldest_due_seconds\{work="deliver"\} [\d.]+$/m,
      /^picket_attention\{code="companies_unmapped",severity="warning"\} 1$/m,
      /^picket_loop_last_success_timestamp_seconds\{loop="decide"\} [\d.]+$/m,
      /^picket_database_size_bytes \d{7,}$/m,
      /^picket_build_info\{version="0.0.0-test",node_version="[\d.]+"\} 1$/m,
    ])
      expect(metrics).toMatch(expected);
    expect(metrics).not.toMatch(/^picket_heartbeat_last_success_timestamp_seconds /m);
    const names = namesIn(metrics);
    for (const shipped of ['grafana-dashboard.json', 'prometheus-rules.yaml', 'prometheus-rules.test.yaml'])
      expect([
        shipped,
        usedIn(readFileSync(file(shipped), 'utf8')).filter((name) => !names.has(name)),
      ]).toEqual([shipped, []]);
    const guide = readFileSync(path.resolve(folder, '../docs/guide/monitoring.md'), 'utf8');
    const own = [...names].filter((name) => /^picket_/.test(name) && !/_(bucket|sum|count)$/.test(name));
    expect(own.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('alert rules are valid, and fire when they should', ({ skip }) => {
    if (programs.missing.length > 0) return skip('promtool is in the package prometheus');
    expect(promtool(['check', 'rules', file('prometheus-rules.yaml')]).status).toBe(0);
    const tested = promtool(['test', 'rules', file('prometheus-rules.test.yaml')]);
    expect([tested.status, tested.output]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  it('the dashboard is valid JSON with a query in every panel', () => {
    const { panels, templating } = JSON.parse(readFileSync(file('grafana-dashboard.json'), 'utf8'));
    expect(templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource' });
    expect(panels.length).toBeGreaterThan(15);
    for (const { title, targets } of panels)
      expect([title, targets.every(({ expr }: { expr: string }) => expr.includes('picket_'))]).toEqual([
        title,
        true,
      ]);
  });
});
