/** Prometheus scrapes Picket as the guide says, with the rules and every query of the dashboard that are shipped. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../run.mjs';
import { freePort, serve, until } from './programs.mjs';
import { startPicket } from './world.mjs';

const monitoring = (file) => path.join(root, 'monitoring', file);

export async function prometheus(scratch) {
  const folder = path.join(scratch, 'prometheus');
  mkdirSync(folder);
  const token = 'a-token-of-prometheus';
  const picket = await startPicket({ data: path.join(folder, 'data'), env: { PICKET_METRICS_TOKEN: token } });
  const config = fromGuide()
    .replace('the token', token)
    .replace('prometheus-rules.yaml', monitoring('prometheus-rules.yaml'))
    .replace(/scheme: https/, 'scheme: http')
    .replace('picket.msp.example', `127.0.0.1:${picket.port}`);
  const file = path.join(folder, 'prometheus.yml');
  writeFileSync(file, `global: { scrape_interval: 1s, evaluation_interval: 1s }\n${config}`);
  const port = await freePort();
  const server = serve('prometheus', [
    `--config.file=${file}`,
    `--storage.tsdb.path=${path.join(folder, 'tsdb')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  const api = async (place) => {
    const answer = await (await fetch(`http://127.0.0.1:${port}/api/v1/${place}`)).json();
    assert.equal(answer.status, 'success', JSON.stringify(answer));
    return answer.data;
  };
  await until(async () => {
    assert.equal(server.child.exitCode, null, server.output);
    const [target] = (await api('targets')).activeTargets;
    assert.equal(target.health, 'up', target.lastError);
  });
  await until(async () => {
    const rules = (await api('rules')).groups.flatMap((group) => group.rules);
    assert.ok(rules.length > 5);
    for (const { name, health, lastError } of rules)
      assert.equal(health, 'ok', `${name}: ${health} ${lastError}`);
  });
  const dashboard = JSON.parse(readFileSync(monitoring('grafana-dashboard.json'), 'utf8'));
  const queries = dashboard.panels.flatMap((panel) => (panel.targets ?? []).map(({ expr }) => expr));
  assert.ok(queries.length > 5);
  for (const query of queries) await api(`query?query=${encodeURIComponent(inPanel(query))}`);
  // Without Picket, the alert for that is raised.
  assert.equal(await picket.stop(), 0);
  await until(async () => {
    const { alerts } = await api('alerts');
    assert.ok(
      alerts.some(({ labels }) => labels.alertname === 'PicketMissing'),
      JSON.stringify(alerts),
    );
  });
  await server.stop();
}

/** Grafana's own variables. */
const inPanel = (query) =>
  query
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$__range', '1h')
    .replaceAll('$__interval', '1m')
    .replace(/\$\{?\w+\}?/g, '.*');

/** The block of YAML in the guide. */
function fromGuide() {
  const guide = readFileSync(path.join(root, 'docs', 'guide', 'monitoring.md'), 'utf8');
  const block = /```yaml\n(rule_files:.*?)```/s.exec(guide);
  assert.ok(block);
  return block[1];
}
