/** Why a sign-in with the OpenID provider failed, in words for the log. The console has the words for the person. */
export const providerRefusals = {
  // Between Picket and the provider
  provider_silent: 'Picket did not reach the provider, or its discovery document is not usable',
  provider_redirected: 'The token endpoint redirected',
  token_endpoint_unreachable: 'The token endpoint of the provider was not reached',
  token_endpoint_failed: 'The token endpoint of the provider did not accept the request',
  client_refused: 'The provider refused the client id or the client secret of Picket',
  code_refused: 'The provider did not accept the code: it was used, is too old, or is for another address',
  userinfo_failed: 'The userinfo endpoint of the provider did not answer as it should',
  userinfo_other_subject: 'The userinfo endpoint answered for another subject than the ID token',
  // The ID token
  no_id_token: 'The provider sent no ID token',
  token_unreadable: 'The ID token is not a signed JWT',
  wrong_issuer: 'The ID token is from another issuer than the discovery document names',
  wrong_audience: 'The ID token is for another client',
  token_expired: 'The ID token has expired by the clock of this machine',
  token_from_the_future: 'The ID token is from the future by the clock of this machine',
  token_incomplete: 'The ID token lacks a claim that every ID token must have',
  wrong_nonce: 'The ID token does not belong to this sign-in (nonce)',
  wrong_algorithm: 'The ID token is signed by an algorithm that the provider does not announce',
  unknown_key: 'The ID token is signed by a key that the provider does not publish',
  keys_unreachable: 'The keys of the provider could not be read',
  wrong_signature: 'The signature of the ID token is wrong',
  // The person
  email_not_found: 'The provider gave no e-mail address',
  account_not_linked: 'The provider does not say that the e-mail address is verified',
  signup_disabled: 'No user of Picket has this e-mail address',
  user_disabled: 'The user is disabled',
  no_mapped_group: 'The person is in no group that has a role',
  groups_missing: 'The provider sent no groups',
  groups_too_many: 'The person is in more groups than fit in the token, so the provider left them out',
  // The sign-in itself
  state_mismatch:
    'The sign-in began in another browser or at another address of Picket, was finished before, or took longer than 10 minutes',
  refused_by_provider: 'The provider refused the sign-in',
  not_signed_in: 'The sign-in failed',
} as const;

export type ProviderRefusal = keyof typeof providerRefusals;

/** A refusal, with details that only the log contains. Never a token, a code or a secret. */
export interface RefusedBy {
  readonly code: ProviderRefusal;
  /** The values that differ, or the provider’s own error. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The meaning of better-auth’s codes, if Picket knows no more. */
const ofBetterAuth: Readonly<Record<string, ProviderRefusal>> = {
  signup_disabled: 'signup_disabled',
  account_not_linked: 'account_not_linked',
  USER_DISABLED: 'user_disabled',
  NO_MAPPED_GROUP: 'no_mapped_group',
  email_not_found: 'email_not_found',
  issuer_mismatch: 'wrong_issuer',
  nonce_binding_missing: 'wrong_nonce',
  invalid_code: 'code_refused',
  no_code: 'refused_by_provider',
  oauth_provider_not_found: 'provider_silent',
  state_mismatch: 'state_mismatch',
  state_not_found: 'state_mismatch',
  state_invalid: 'state_mismatch',
};

/** How codes of OAuth 2.0 (RFC 6749, section 4.1.2.1) and OpenID Connect (Core, section 3.1.2.6) begin. */
const ofProvider =
  /^(access_denied|login_required|consent_required|interaction_required|account_selection_required|invalid_|unauthorized_client|unsupported_|server_error|temporarily_unavailable)/;

/** The refusal in the address of better-auth's redirect. */
export function refusalOf(error: string): ProviderRefusal {
  return ofBetterAuth[error] ?? (ofProvider.test(error) ? 'refused_by_provider' : 'not_signed_in');
}
