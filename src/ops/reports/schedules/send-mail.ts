import type { Kysely } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { SendMail } from '../../../platform/outbound/mail.ts';
import type { Keyring } from '../../../platform/secrets/keyring.ts';
import { visibleText } from '../../../platform/values/visible-text.ts';
import { destinationOf } from '../../notifications/channel.ts';
import { notificationProblems } from '../../notifications/problems.ts';
import { reportCsv } from '../document/csv.ts';
import { reportHtml } from '../document/html.ts';
import { fileNameOf } from '../document/words.ts';
import { loadBranding } from '../load-branding.ts';
import { reportProblems } from '../problems.ts';
import type { Summary } from '../summary.ts';
import type { SendOutcome, ToSend } from './outcome.ts';
import { messageText, subjectOf } from './plain-report.ts';
import type { Delivery } from './schedule.ts';

export interface MailDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly mail: SendMail;
}

/** Sends with the mail server of a notification channel, with the report as HTML and CSV. */
export async function sendByMail(
  { db, keyring, mail }: MailDeps,
  { channelId, to }: Extract<Delivery, { by: 'email' }>,
  summary: Summary,
  { reference, test, beforeSend }: ToSend,
): Promise<SendOutcome> {
  const channel = await db
    .selectFrom('notification_channel')
    .selectAll()
    .where('id', '=', channelId)
    .executeTakeFirst();
  if (channel?.kind !== 'email') return { outcome: 'refused', problem: reportProblems.noChannel() };
  const destination = destinationOf(channel, keyring);
  if (destination.kind !== 'email') return { outcome: 'refused', problem: reportProblems.noChannel() };
  const { kind: _, to: _others, from, ...server } = destination;
  const name = fileNameOf(summary);
  const branding = await loadBranding(db);
  const message = {
    from,
    to,
    subject: `${test ? '[TEST] ' : ''}${subjectOf(summary)}`,
    text: messageText(summary, branding),
    messageId: `<${reference.replace(/[^\w-]/g, '-')}@${from.split('@')[1] ?? 'picket'}>`,
    attachments: [
      {
        filename: `${name}.html`,
        content: reportHtml(summary, branding),
        contentType: 'text/html; charset=utf-8',
      },
      { filename: `${name}.csv`, content: reportCsv(summary), contentType: 'text/csv; charset=utf-8' },
    ],
  };
  const sent = await mail(server, message, beforeSend);
  const { host } = server;
  switch (sent.kind) {
    case 'sent':
      return {
        outcome: 'sent',
        problem: sent.refused.length === 0 ? null : reportProblems.recipientsRefused(host, sent.refused),
      };
    case 'failure':
      return sent.left === true
        ? { outcome: 'unknown', problem: reportProblems.mailUnknown(host) }
        : { outcome: 'not_sent', problem: notificationProblems.notReached(host, sent) };
    case 'refused': {
      const said = visibleText(sent.text).slice(0, 200);
      if (sent.atSignIn) return { outcome: 'not_sent', problem: notificationProblems.mailSignIn(host, said) };
      const mayPass = sent.status < 500;
      return {
        outcome: mayPass ? 'not_sent' : 'refused',
        problem: notificationProblems.mailRefused(host, said, mayPass),
      };
    }
  }
}
