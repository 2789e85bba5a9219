import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { timeZoneSetting } from '../../platform/settings/time-zone.ts';
import { rollUpScene } from './testing/scene.ts';

const { db } = useDatabase();

/** Phishing is for the digest, which is at 14:00 by Berlin's clocks: an hour after the scene begins. */
async function digestScene() {
  const scene = await rollUpScene(db, { digestHour: 14 });
  const by = { at: scene.now(), actor: 'test' };
  await writeSetting(db, timeZoneSetting, 'Europe/Berlin', by);
  const { initial } = severitySettings;
  const digest = { ...initial.treatments.high, action: 'digest' } as const;
  await writeSetting(
    db,
    severitySettings,
    { ...initial, treatments: { ...initial.treatments, high: digest } },
    by,
  );
  return scene;
}

describe('the daily digest', () => {
  it('reports the day in one ticket for each company at its hour, and none if there is nothing to report', async () => {
    const scene = await digestScene();
    await scene.detect(2, 'c1');
    await scene.detect(1, 'c2', { reasons: ['Botnet'] });
    await scene.settle();
    expect(await scene.decisions()).toEqual([
      'hold:daily_digest',
      'hold:daily_digest',
      'append:already_ticketed',
    ]);
    scene.pass(3600);
    await scene.settle();
    scene.pass(60);
    await scene.settle();
    expect(scene.connectWise.tickets.map(({ ticket }) => [ticket.companyId, ticket.summary])).toEqual([
      [202, expect.stringContaining('DNS threat blocked')],
      [201, 'DNS threats, daily digest: 2 incidents at Company c1'],
    ]);
    const [one, two, , digest] = await scene.incidents();
    expect([one, two]).toMatchObject(Array(2).fill({ covered_by: digest?.id, decision_reason: 'in_digest' }));
    expect(digest).toMatchObject({ kind: 'digest', decision_reason: 'already_ticketed' });

    // Later incidents are in the next one, a day later.
    await scene.detect(1, 'c1');
    await scene.settle();
    expect((await scene.decisions()).at(-1)).toBe('hold:daily_digest');
    for (const seconds of [24 * 3600, 60]) {
      scene.pass(seconds);
      await scene.settle();
    }
    expect(scene.connectWise.tickets).toHaveLength(3);
  });

  it('loses an incident that becomes worse to its own ticket, before and after it was sent', async () => {
    const scene = await digestScene();
    const threat = { domain: 'www.grows.example' };
    const worse = { ...threat, reasons: ['Ransomware'] };
    await scene.detect(1, 'c1', threat);
    await scene.settle();
    await scene.detect(1, 'c1', worse);
    await scene.settle();
    expect(await scene.decisions()).toEqual(['append:already_ticketed']);

    await scene.detect(1, 'c2', threat);
    for (const seconds of [0, 3600, 60]) {
      scene.pass(seconds);
      await scene.settle();
    }
    await scene.detect(1, 'c2', worse);
    await scene.settle();
    const [, left, digest] = await scene.incidents();
    expect(left).toMatchObject({ covered_by: null, decision_reason: 'already_ticketed' });
    expect(digest).toMatchObject({ kind: 'digest' });
    expect(scene.connectWise.tickets).toHaveLength(3);
  });
});
