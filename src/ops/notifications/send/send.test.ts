import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { composeMessage } from '../message.ts';
import type { KnownCondition } from '../news.ts';
import { mailText } from './email.ts';
import { slackBody } from './slack.ts';
import { teamsBody } from './teams.ts';
import { newSigningSecret, signedRequest } from './webhook.ts';

const at = new Date('2026-03-01T12:00:00Z');
const condition: KnownCondition = {
  id: 1,
  code: 'source_failing',
  severity: 'error',
  what: '<!channel> [Click](https://evil.example): the key is refused.',
  hint: 'Enter another key.',
  link: '/sources',
  growth: 0,
  beganAt: at,
  endedAt: null,
  told: null,
};
const message = (began: KnownCondition[], ended: KnownCondition[] = []) =>
  composeMessage({ began, ended }, { id: 'one', at, publicUrl: 'https://picket.example' });

it('Slack gets no markup from a name', () => {
  const { text } = slackBody(message([condition]));
  expect(text).toContain('&lt;!channel&gt;');
  expect(text).toContain('<https://picket.example/sources|Open>');
});

it('Teams gets one message with one Adaptive Card, and no link from a name', () => {
  const body = teamsBody(
    message([condition], [{ ...condition, id: 2, endedAt: new Date('2026-03-01T13:30:00Z') }]),
  );
  expect(body).toMatchObject({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.4', actions: [{ url: 'https://picket.example/' }] },
      },
    ],
  });
  const text = JSON.stringify(body);
  expect(text).not.toContain('[Click](');
  expect(text).toContain('Back to normal after 1h30m');
});

it('a message with very many items fits into a card (28 KB), and says how many there are', () => {
  // Teams stores the card as a text: 24,453 bytes of a request became 28,897 there.
  for (const sign of ['“', '*', '"', '😀']) {
    const long = { ...condition, what: sign.repeat(600), hint: sign.repeat(600) };
    const composed = message(Array.from({ length: 200 }, (_, id) => ({ ...long, id })));
    const card = JSON.stringify(teamsBody(composed));
    const { title, items, more } = composed;
    expect({ title, more }).toEqual({ title: '200 things need attention', more: 200 - items.length });
    expect(Buffer.byteLength(card)).toBeLessThan(20_001);
    const shown = card.split('"isSubtle":true,"spacing"').length - 1;
    expect(card).toContain(`and ${200 - shown} others`);
  }
});

it('mail says what to do, since when, and where', () => {
  expect(mailText(message([condition]))).toContain(
    '  Enter another key.\n  Since 2026-03-01 12:00 UTC.\n  https://picket.example/sources\n',
  );
});

it('a webhook is signed by Standard Webhooks, and keeps its id', () => {
  const signing = newSigningSecret((size) => Buffer.alloc(size, 7));
  const now = new Date();
  const first = signedRequest({ url: 'https://hook.example', signing }, message([condition]), now);
  expect(new Webhook(signing).verify(first.body, { ...first.headers })).toMatchObject({
    type: 'picket.notification',
    data: { id: 'one', items: [{ code: 'source_failing', event: 'source_failing', state: 'began' }] },
  });
  const second = signedRequest({ url: 'https://hook.example', signing }, message([condition]), now);
  expect(second.headers?.['webhook-id']).toBe(first.headers?.['webhook-id']);
});
