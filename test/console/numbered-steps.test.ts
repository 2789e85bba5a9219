import { expect, it } from 'vitest';
import { shippedTexts } from '../../src/tickets/next-steps/shipped.ts';
import { numberedSteps } from '../../web/src/pages/incidents/numbered-steps.ts';

it('shows numbered steps one below the other, on any lines', () => {
  expect(numberedSteps('1. Call. 2. Scan the device.\n3) Close it.')).toEqual([
    'Call.',
    'Scan the device.',
    'Close it.',
  ]);
  for (const { text } of shippedTexts) expect(numberedSteps(text)?.length).toBeGreaterThan(1);
});

it.each(['Call them.', '1. Only one', 'Within 1. 2. hours', '2. Second 3. Third', '1. One 3. Three', ''])(
  'leaves “%s” unchanged',
  (text) => {
    expect(numberedSteps(text)).toBeNull();
  },
);

it('does not take a number within a step for the next one', () => {
  expect(numberedSteps('1. Wait 3. 5 hours, version 2.1 2. Call 192.0.2.1')).toEqual([
    'Wait 3. 5 hours, version 2.1',
    'Call 192.0.2.1',
  ]);
});
