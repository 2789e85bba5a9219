import { expect, it } from 'vitest';
import { decisionReasons } from '../../src/decisions/decision-reasons.ts';
import { incidents } from '../../web/src/text/en/incidents.ts';

it('the console filters by every reason for a decision, with the title that the server gives it', () => {
  const titles = Object.fromEntries(
    Object.entries(decisionReasons).map(([name, { title }]) => [name, title]),
  );
  expect(incidents.reasons).toEqual(titles);
});
