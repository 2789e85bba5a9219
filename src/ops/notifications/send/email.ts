import type { MailSent } from '../../../platform/outbound/mail.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';
import { moment } from '../../../platform/values/zoned-time.ts';
import type { Destination } from '../channel.ts';
import { lasted, type Message, type MessageItem } from '../message.ts';
import { notificationProblems as problems } from '../problems.ts';
import type { SendDeps, Sent } from './sent.ts';
import { mark, moreLine } from './words.ts';

type MailDestination = Extract<Destination, { kind: 'email' }>;

export async function sendMail(
  { mail }: Pick<SendDeps, 'mail'>,
  { kind: _, from, to, ...server }: MailDestination,
  message: Message,
): Promise<Sent> {
  const sent = await mail(server, {
    from,
    to,
    subject: `[Picket] ${message.title}`,
    text: mailText(message),
    messageId: `<${message.id}@${from.split('@')[1] ?? 'picket'}>`,
  });
  return outcomeOf(sent, server.host);
}

function outcomeOf(sent: MailSent, host: string): Sent {
  switch (sent.kind) {
    case 'sent':
      return {
        ok: true,
        problem: sent.refused.length === 0 ? null : problems.recipientsRefused(host, sent.refused),
      };
    case 'failure':
      return { ok: false, problem: problems.notReached(host, sent), waitMs: 0 };
    case 'refused': {
      const said = visibleText(sent.text).slice(0, 200);
      const problem = sent.atSignIn
        ? problems.mailSignIn(host, said)
        : problems.mailRefused(host, said, sent.status < 500);
      return { ok: false, problem, waitMs: 0 };
    }
  }
}

/** Plain text: it reads the same in every program, and contains no link of a third party. */
export const mailText = (message: Message): string =>
  [
    ...message.items.flatMap((item) => [...itemLines(item), '']),
    ...(message.more === 0 ? [] : [moreLine(message.more), '']),
    '-- ',
    `${message.from}, ${moment(new Date(message.at))}. Change what is sent under Settings, Notifications.`,
  ].join('\n');

function itemLines(item: MessageItem): string[] {
  const since = moment(new Date(item.since));
  const page = item.url === null ? [] : [`  ${item.url}`];
  return item.state === 'ended'
    ? [`${mark(item)} Back to normal after ${lasted(item)}: ${item.what}`]
    : [`${mark(item)} ${item.what}`, `  ${item.hint}`, `  Since ${since}.`, ...page];
}
