import { type Failure, proxyHint } from '../../platform/outbound/failure.ts';
import { noEncryption } from '../../platform/outbound/mail.ts';
import type { Problem } from '../../platform/values/problem.ts';

const never = { retry: 'never' } as const;
const later = { retry: 'later' } as const;

export const notificationProblems = {
  notFound: (id: number): Problem => ({
    code: 'notifications.channel_not_found',
    message: `There is no notification channel ${id}.`,
    hint: 'List the channels with `picket notifications`, or see Settings, Notifications.',
    ...never,
  }),
  nameTaken: (name: string): Problem => ({
    code: 'notifications.name_taken',
    message: `Another notification channel has the name “${name}”.`,
    hint: 'Choose another name.',
    ...never,
  }),
  otherKind: (name: string, kind: string): Problem => ({
    code: 'notifications.other_kind',
    message: `The notification channel “${name}” is of the kind ${kind}, which cannot change.`,
    hint: 'Delete it first, or give the new one another name.',
    ...never,
  }),
  heartbeatOfOtherHost: (host: string, given: string): Problem => ({
    code: 'notifications.heartbeat_of_other_host',
    message: `The heartbeat address in the file of secrets is at “${given}”, and the file says “${host}”.`,
    hint: 'Correct one of them.',
    ...never,
  }),
  invalid: (fields: number): Problem => ({
    code: 'notifications.invalid',
    message:
      fields === 1
        ? 'One value of the notification channel is not valid.'
        : `${fields} values of the notification channel are not valid.`,
    hint: 'Correct the fields in `errors`. Nothing was changed.',
    ...never,
  }),
  notAWebhook: (): Problem => ({
    code: 'notifications.no_signing_secret',
    message: 'Only a webhook has a signing secret.',
    hint: 'Choose a channel of the kind webhook.',
    ...never,
  }),
  heartbeatOff: (): Problem => ({
    code: 'notifications.heartbeat_not_found',
    message: 'There is no heartbeat address.',
    hint: 'Set one under Settings, Notifications, or with `picket notifications heartbeat set`.',
    ...never,
  }),
  notReached: (host: string, { why, cause }: Pick<Failure, 'why' | 'cause'>): Problem =>
    cause === noEncryption
      ? {
          code: 'notifications.not_encrypted',
          message: `The mail server ${host} does not offer the kind of encryption that is set.`,
          hint: 'Correct the port or the kind of encryption: port 587 usually has starttls, and 465 tls.',
          ...later,
        }
      : {
          code: `notifications.${why}`,
          message: `${host} ${reasons[why]} (${cause}).`,
          hint:
            (why === 'proxy' ? proxyHint(cause) : hints[why]) ??
            'Check the address, the network and the firewall. Picket tries again automatically.',
          ...later,
        },
  redirected: (host: string, status: number): Problem => ({
    code: 'notifications.redirected',
    message: `${host} redirects to another address (status ${status}). Picket does not follow redirects.`,
    hint: 'Enter the address that it redirects to.',
    ...never,
  }),
  tooMany: (host: string): Problem => ({
    code: 'notifications.too_many',
    message: `${host} takes no more messages at the moment (status 429).`,
    hint: 'Picket waits as long as it asks, and sends then. Lower the number of messages per hour if it lasts.',
    ...later,
  }),
  serverError: (host: string, status: number): Problem => ({
    code: 'notifications.server_error',
    message: `${host} has an error (status ${status}).`,
    hint: 'Picket tries again automatically.',
    ...later,
  }),
  refused: (host: string, status: number, said: string, hint: string | null = null): Problem => ({
    code: 'notifications.refused',
    message: `${host} refused the message (status ${status})${said === '' ? '' : `: ${said}`}.`,
    hint: hint ?? 'The address may have been deleted or replaced there. Create a new one and enter it here.',
    ...never,
  }),
  notDelivered: (host: string, said: string, hint: string | null): Problem => ({
    code: 'notifications.not_delivered',
    message: `${host} took the message, but says that it did not deliver it: ${said}.`,
    hint:
      hint ?? 'Picket tries again automatically. If it lasts, create a new address there and enter it here.',
    ...later,
  }),
  webPage: (host: string): Problem => ({
    code: 'notifications.web_page',
    message: `${host} answered with a web page, so the message did not arrive.`,
    hint: 'Enter the address of the webhook, not of a page or a channel. If it is right, check whether a sign-in page is in between.',
    ...never,
  }),
  mailSignIn: (host: string, said: string): Problem => ({
    code: 'notifications.mail_sign_in',
    message: `The mail server ${host} refused the sign-in: ${said}`,
    hint: 'Check user and password, or set them if there are none. Many providers need a password made for programs. Enter it again in the channel.',
    ...never,
  }),
  mailRefused: (host: string, said: string, mayPass: boolean): Problem => ({
    code: 'notifications.mail_refused',
    message: `The mail server ${host} did not take the message: ${said}`,
    hint: 'Check the sender’s and the recipients’ addresses, and whether this machine may send mail through that server.',
    retry: mayPass ? 'later' : 'never',
  }),
  recipientsRefused: (host: string, addresses: readonly string[]): Problem => ({
    code: 'notifications.recipients_refused',
    message: `The mail server ${host} took the message, but not for ${addresses.join(', ')}.`,
    hint: 'Correct or remove these recipients.',
    ...never,
  }),
  channelOff: (): Problem => ({
    code: 'notifications.channel_off',
    message: 'The channel was switched off before the message was sent.',
    hint: 'Switch the channel on to receive the next ones.',
    ...never,
  }),
  quietHours: (): Problem => ({
    code: 'notifications.quiet_hours',
    message: 'Quiet hours began before the message was sent.',
    hint: 'Nothing to do: at their end the channel reports what still lasts.',
    ...later,
  }),
  givenUp: (problem: Problem): Problem => ({
    ...problem,
    message: `The message was not delivered for a day, and is given up. ${problem.message}`,
  }),
} as const;

const reasons: Readonly<Record<Failure['why'], string>> = {
  held_back: 'was not called',
  stopped: 'was not called to the end, because Picket stops',
  timeout: 'did not answer in time',
  connect_timeout: 'did not answer in time',
  too_large: 'answered with more than Picket reads',
  private_address: 'has a private address, which Picket does not call',
  name_not_found: 'is a name that DNS does not know',
  tls: 'has no certificate that this machine trusts',
  proxy: 'was not reached, because the proxy refused or did not answer',
  cut: 'closed the connection before it answered',
  unreachable: 'cannot be reached',
};

const hints: Partial<Record<Failure['why'], string>> = {
  private_address: 'If it is a server of yours, set PICKET_ALLOW_PRIVATE_NETWORK=true and restart Picket.',
  name_not_found: 'Check the name for a typing error, and the DNS of this machine.',
  tls: 'Check the name, the port and the kind of encryption. For an authority of your own, set NODE_EXTRA_CA_CERTS.',
};
