const tellAdministrator =
  'Tell your administrator: the log of Picket has the details. Until then, sign in with e-mail and password if you have one.';
const again = 'Try again. If it happens again, tell your administrator: the log of Picket has the details.';

/** Why a sign-in with the OpenID provider failed, by the code in the address, for the person who tried. */
export const providerErrors = {
  signup_disabled: {
    detail: 'No Picket user has your e-mail address.',
    hint: 'Ask an administrator of Picket to add you with the e-mail address that your provider uses.',
  },
  account_not_linked: {
    detail: 'The provider does not say that your e-mail address is verified.',
    hint: 'Verify it at the provider. For Entra ID and Authentik, an administrator must accept its addresses under Users.',
  },
  user_disabled: {
    detail: 'This user is disabled.',
    hint: 'Ask an administrator to enable the user again.',
  },
  email_not_found: {
    detail: 'The provider gave no e-mail address for you.',
    hint: 'Ask your administrator to enter one at the provider, or to choose another claim under Users.',
  },
  no_mapped_group: {
    detail: 'You are in no group that may use Picket.',
    hint: 'Ask your administrator to add you to a group that has a role in Picket.',
  },
  groups_missing: {
    detail: 'The provider did not say which groups you are in.',
    hint: 'Tell your administrator: the provider must send the claim with the groups.',
  },
  groups_too_many: {
    detail: 'You are in more groups than the provider sends.',
    hint: 'Tell your administrator: the provider must send only the groups of this application.',
  },
  access_denied: {
    detail: 'The provider did not let you in, or you cancelled.',
    hint: 'Try again. If it happens again, ask your administrator whether Picket is assigned to you at the provider.',
  },
  state_mismatch: {
    detail: 'This sign-in was finished before, took longer than 10 minutes, or began in another browser.',
    hint: 'Start again from this page. If it happens again, open Picket at its public address.',
  },
  client_refused: {
    detail: 'The provider does not accept the client id or the client secret of Picket.',
    hint: tellAdministrator,
  },
  code_refused: { detail: 'The provider did not accept the answer that it gave before.', hint: again },
  provider_silent: { detail: 'The provider does not answer, or not as it should.', hint: tellAdministrator },
  provider_redirected: { detail: 'The provider redirects where it must answer.', hint: tellAdministrator },
  token_endpoint_unreachable: { detail: 'Picket did not reach the provider.', hint: again },
  token_endpoint_failed: { detail: 'The provider did not accept the request of Picket.', hint: again },
  userinfo_failed: { detail: 'The provider did not tell Picket who you are.', hint: again },
  userinfo_other_subject: {
    detail: 'The provider named two different people.',
    hint: tellAdministrator,
  },
  keys_unreachable: { detail: 'Picket could not read the keys of the provider.', hint: again },
  no_id_token: { detail: 'The provider sent no ID token.', hint: tellAdministrator },
  token_unreadable: { detail: 'The provider sent an ID token that cannot be read.', hint: tellAdministrator },
  token_incomplete: { detail: 'The ID token of the provider is incomplete.', hint: tellAdministrator },
  wrong_issuer: { detail: 'The ID token is from another issuer than expected.', hint: tellAdministrator },
  wrong_audience: { detail: 'The ID token is for another application.', hint: tellAdministrator },
  token_expired: {
    detail: 'The ID token has expired. The clocks of Picket and the provider may differ.',
    hint: again,
  },
  token_from_the_future: {
    detail: 'The ID token is not valid yet. The clocks of Picket and the provider differ.',
    hint: tellAdministrator,
  },
  wrong_nonce: { detail: 'The ID token does not belong to this sign-in.', hint: again },
  wrong_algorithm: {
    detail: 'The ID token is signed by an algorithm that the provider does not announce.',
    hint: tellAdministrator,
  },
  unknown_key: { detail: 'The ID token is signed by a key that the provider does not publish.', hint: again },
  wrong_signature: { detail: 'The signature of the ID token is wrong.', hint: tellAdministrator },
  not_signed_in: { detail: 'The sign-in with the provider failed.', hint: again },
};
