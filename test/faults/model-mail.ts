import type { Mail, MailSent, SendMail } from '../../src/platform/outbound/mail.ts';
import type { Adversary } from './adversary.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';

/** The mailbox that reports are sent to. */
export interface ModelMail {
  readonly received: { readonly subject: string; readonly messageId: string }[];
  /** Messages that left and have not arrived yet. */
  readonly underway: Set<string>;
}

export const modelMail = (): ModelMail => ({ received: [], underway: new Set() });

const timeoutMs = 20_000;

interface Options {
  readonly owner: Owner;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  readonly trace: Trace;
  readonly mail: ModelMail;
}

/** A mail server, over a journey that the adversary draws. */
export function modelMailer({ owner, scheduler, adversary, trace, mail }: Options): SendMail {
  return async (_, { subject, messageId }: Mail, beforeSend): Promise<MailSent> => {
    await scheduler.pause(owner, 'mail');
    const journey = adversary.journey(true);
    if (journey.notSent === 'unreachable')
      return { kind: 'failure', left: false, why: 'unreachable', cause: 'ECONNREFUSED' };
    if (journey.notSent !== null)
      return { kind: 'refused', status: 451, text: 'Try again later.', atSignIn: false };
    if (beforeSend && !(await beforeSend()))
      return { kind: 'failure', left: false, why: 'held_back', cause: 'its lease was lost' };
    trace.add(owner.name, `mails “${subject}”${journey.lost ? ', which is lost on the way' : ''}`);
    if (!journey.lost) {
      mail.underway.add(messageId);
      scheduler.after(journey.arrivesIn, 'mail arrives', () => {
        mail.underway.delete(messageId);
        mail.received.push({ subject, messageId });
        trace.add('mailbox', `has “${subject}”`);
      });
    }
    const isLost = journey.lost || (journey.answer !== null && journey.answer !== 'late');
    await scheduler.pause(owner, 'mail answered', isLost ? timeoutMs : journey.arrivesIn + journey.answersIn);
    if (isLost) return { kind: 'failure', left: true, why: 'cut', cause: 'ECONNRESET' };
    return { kind: 'sent', refused: [] };
  };
}
