import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with the settings, or with the setup of ConnectWise. */
export const settingsProblems = {
  notConfigured: (): Problem => ({
    code: 'settings.connection_not_configured',
    message: 'No connection to ConnectWise is saved yet.',
    hint: 'Enter site, Company ID and keys under Connection, verify them, and save.',
    retry: 'never',
  }),
  connectionInvalid: ({ message, hint }: Problem): Problem => ({
    code: 'settings.connection_invalid',
    message,
    hint,
    retry: 'never',
  }),
  privateKeyNeeded: (): Problem => ({
    code: 'settings.private_key_needed',
    message:
      'The site, the Company ID or the public key differs from what is saved, and no private key came along.',
    hint: 'Enter the private key again: a saved one is never sent anywhere but where it belongs.',
    retry: 'never',
  }),
  privateKeyUnreadable: (): Problem => ({
    code: 'settings.private_key_unreadable',
    message: 'The saved private key of ConnectWise cannot be read with Picket’s present key.',
    hint: 'Enter the private key again under Connection; or put back the PICKET_SECRET_KEY or key file that was in use, and restart.',
    retry: 'never',
  }),
  connectionChanged: (): Problem => ({
    code: 'settings.connection_changed',
    message:
      'The connection to ConnectWise was changed in the meantime, and this was not sent to the old one.',
    hint: 'Nothing to do: it is tried again with the new one.',
    retry: 'later',
  }),
  stopping: (): Problem => ({
    code: 'settings.stopping',
    message: 'Picket is stopping, and asks ConnectWise nothing more.',
    hint: 'Nothing to do: it goes on after the next start.',
    retry: 'later',
  }),
  chosenElsewhere: (companyId: string): Problem => ({
    code: 'settings.chosen_elsewhere',
    message: `This was chosen in the ConnectWise of “${companyId}”, and Picket is connected to another one now.`,
    hint: 'Choose again: the same number may be another company or board there.',
    retry: 'never',
  }),
  choicesInvalid: (count: number): Problem => ({
    code: 'settings.ticket_service_invalid',
    message:
      count === 1
        ? 'One choice of the ticket service is not possible in ConnectWise.'
        : `${count} choices of the ticket service are not possible in ConnectWise.`,
    hint: 'Choose others where `errors` points to, in the Services tab. Nothing was saved.',
    retry: 'never',
  }),
} as const;
