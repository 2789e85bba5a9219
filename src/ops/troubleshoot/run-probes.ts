import { toProblem } from '../../platform/values/problem.ts';
import { checkLink } from '../console-links.ts';
import type { Probe, TroubleshootCheck } from './check.ts';

/** Runs the probes in order. One that throws is reported as its own failed check, and the others run. */
export async function* runProbes(
  probes: readonly Probe[],
  signal: AbortSignal,
): AsyncGenerator<TroubleshootCheck> {
  const found: TroubleshootCheck[] = [];
  for (const { area, expected, run } of probes) {
    const waiting = new Map(expected.map((one) => [one.id, one]));
    try {
      for await (const check of run(found, signal)) {
        waiting.delete(check.id);
        const whole: TroubleshootCheck = { ...check, area, link: checkLink({ ...check, area }) };
        found.push(whole);
        yield whole;
      }
    } catch (thrown) {
      const { message, hint } = toProblem(thrown);
      for (const one of waiting.values()) {
        const link = checkLink({ ...one, area });
        const broken: TroubleshootCheck = { ...one, area, link, status: 'fail', what: message, hint };
        found.push(broken);
        yield broken;
      }
    }
  }
}
