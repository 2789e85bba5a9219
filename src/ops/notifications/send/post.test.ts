import { expect, it } from 'vitest';
import { testMessage } from '../message.ts';
import { openExchange } from '../testing/open-exchange.ts';
import { startReceiver } from '../testing/receiver.ts';
import { send } from './send.ts';

const at = new Date('2026-03-01T12:00:00Z');
const message = testMessage({ id: 'one', at, publicUrl: undefined });

/** Sends a message to a receiver with this answer. */
async function sendTo(
  kind: 'teams' | 'slack' | 'webhook',
  ...answer: Parameters<Awaited<ReturnType<typeof startReceiver>>['answer']>
) {
  const receiver = await startReceiver();
  receiver.answer(...answer);
  const http = openExchange();
  const mail = () => expect.unreachable('This is no mail.');
  const url = `${receiver.url}?api-version=1&sig=aVerySecretSignature`;
  const signing = 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0';
  return send(
    { http, mail, clock: { now: () => at, sleep: async () => {} } },
    { kind, url, signing },
    message,
  );
}

it.each([
  ['teams', 202, {}],
  ['teams', 200, { body: '1' }],
  ['slack', 200, { body: 'ok' }],
  ['slack', 200, { body: '{"success":true}' }],
  ['webhook', 204, {}],
  // A framework of theirs answers with a page.
  ['webhook', 200, { body: '<html>ok</html>' }],
  // The head says that it was taken. Sending it again would show it twice.
  ['webhook', 200, { cut: true }],
  ['webhook', 200, { body: 'x'.repeat(20_000) }],
] as const)('%s: the answer %i %o means that it was delivered', async (kind, status, answer) => {
  expect(await sendTo(kind, status, answer)).toEqual({ ok: true, problem: null });
});

it.each([
  [
    'teams',
    200,
    'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 412 with ContextId tcid=1',
    'not_delivered',
    'later',
    /HTTP error 412/,
  ],
  [
    'teams',
    200,
    'Microsoft Teams endpoint returned HTTP error 429 with ContextId x',
    'too_many',
    'later',
    /429/,
  ],
  ['teams', 200, '<!DOCTYPE html><title>Sign in</title>', 'web_page', 'never', /web page/],
  ['teams', 200, '{"error":{"code":"BadRequest"}}', 'not_delivered', 'later', /BadRequest/],
  ['slack', 200, '\n<html lang="en">', 'web_page', 'never', /not of a page/],
  [
    'slack',
    200,
    '{"ok":false,"error":"invalid_workflow_input"}',
    'not_delivered',
    'later',
    /invalid_workflow/,
  ],
  ['slack', 410, 'channel_is_archived', 'refused', 'never', /Unarchive/],
  ['slack', 403, 'action_prohibited', 'refused', 'never', /does not allow apps/],
  ['slack', 400, 'invalid_payload', 'refused', 'never', /Incoming Webhook/],
  ['slack', 404, 'no_service', 'refused', 'never', /deleted or replaced/],
  ['teams', 400, '{"error":{"code":"WorkflowTriggerIsNotEnabled"}}', 'refused', 'never', /switched off/],
  ['teams', 401, '{"error":{"code":"DirectApiAuthorizationRequired"}}', 'refused', 'never', /whole address/],
  ['webhook', 401, 'Who are you?', 'refused', 'never', /Who are you/],
  ['webhook', 308, '', 'redirected', 'never', /does not follow/],
] as const)('%s: %i %s is %s, tried again %s', async (kind, status, body, code, retry, says) => {
  const { problem, ok } = await sendTo(kind, status, { body });
  expect({ ok, code: problem?.code, retry: problem?.retry }).toEqual({
    ok: false,
    code: `notifications.${code}`,
    retry,
  });
  expect(`${problem?.message} ${problem?.hint}`).toMatch(says);
});

it('a receiver that closes before it answers may not have it', async () => {
  const { ok, problem } = await sendTo('webhook', 500, { cut: true });
  expect({ ok, code: problem?.code }).toEqual({ ok: false, code: 'notifications.cut' });
});

it('an answer that repeats a part of the address does not show it', async () => {
  const { problem } = await sendTo('teams', 404, {
    body: 'POST /hook/T0/secret?api-version=1&sig=aVerySecretSignature, signature aVerySecretSignature: not found',
  });
  expect(problem?.message).toContain('not found');
  expect(problem?.message).not.toMatch(/T0|Signature/);
});
