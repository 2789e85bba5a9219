/** The kind of a refusal, for metrics, log and audit trail. The list is short and stable. */
export type RefusalKind =
  | 'password'
  | 'code'
  | 'current_password'
  | 'disabled_user'
  | 'lockout'
  | 'link'
  | 'provider'
  | 'token'
  | 'webhook'
  | 'callback'
  | 'cross_site'
  | 'flood';

interface KindFacts {
  /** The text for the log. */
  readonly text: string;
  /** The action in the audit trail, if it concerns an account. */
  readonly action?: string;
}

export const refusalKinds: Readonly<Record<RefusalKind, KindFacts>> = {
  password: { text: 'A sign-in failed: wrong e-mail address or password', action: 'user.sign_in_failed' },
  code: { text: 'A code of two-factor sign-in was wrong', action: 'user.code_refused' },
  current_password: {
    text: 'A signed-in user entered a wrong current password',
    action: 'user.password_refused',
  },
  disabled_user: { text: 'A disabled user tried to sign in', action: 'user.sign_in_failed' },
  lockout: { text: 'Sign-in is locked: too many attempts', action: 'user.sign_in_locked' },
  link: { text: 'A one-time link was refused: unknown, used or expired' },
  provider: { text: 'A sign-in with the OpenID provider failed', action: 'user.sign_in_failed' },
  token: { text: 'An API token was refused: unknown, revoked or expired' },
  webhook: { text: 'Detections were refused: wrong signature or bearer token, or unknown source' },
  callback: { text: 'A ConnectWise callback was refused: wrong token or signature' },
  cross_site: {
    text: 'A request was refused: it is from a page of another site, or uses another host name',
  },
  flood: { text: 'Requests are refused: too many from unknown callers' },
};

/** By the codes of problems, so that new routes with these problems are covered too. */
const byCode: Readonly<Record<string, RefusalKind>> = {
  'accounts.wrong_email_or_password': 'password',
  'accounts.wrong_code': 'code',
  'accounts.wrong_backup_code': 'code',
  'accounts.code_used': 'code',
  'accounts.wrong_password': 'current_password',
  'accounts.user_disabled': 'disabled_user',
  'accounts.too_many_attempts': 'lockout',
  'accounts.two_factor_locked': 'lockout',
  'accounts.link_not_found': 'link',
  'accounts.link_used': 'link',
  'accounts.link_expired': 'link',
  'http.token_refused': 'token',
  'http.too_many_refused_tokens': 'token',
  'http.too_many_requests': 'flood',
  'http.cross_site': 'cross_site',
  'http.wrong_host': 'cross_site',
  'webhook.refused': 'webhook',
  'tickets.callback_refused': 'callback',
  'tickets.callback_keys_busy': 'callback',
};

/** The kind of refusal of a problem; null if it is not one. */
export const refusalKindOf = (code: string): RefusalKind | null => byCode[code] ?? null;
