import type { Problem } from '../../platform/values/problem.ts';

/** Every problem of the settings, or of the setup of ConnectWise. */
export const settingsProblems = {
  notConfigured: (): Problem => ({
    code: 'settings.connection_not_configured',
    message: 'No connection to ConnectWise is saved yet.',
    hint: 'Enter the site, Company ID and keys under Connection, verify them, and save.',
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
    message: 'The site, Company ID or public key differs from the saved one, and the private key is missing.',
    hint: 'Enter the private key again. Picket sends a saved key only to the site it was saved for.',
    retry: 'never',
  }),
  keysInSecrets: (): Problem => ({
    code: 'settings.keys_in_secrets',
    message: 'The connection is new, or has another address or Company ID, so its keys are needed.',
    hint: 'Write `publicKey`, `privateKey` and `clientId` under `connection` in a file of secrets, and add `--secrets FILE`. Or save the connection first, with `picket connection set`.',
    retry: 'never',
  }),
  privateKeyUnreadable: (): Problem => ({
    code: 'settings.private_key_unreadable',
    message: 'Picket cannot decrypt the saved private key of ConnectWise with its current key.',
    hint: 'Enter the private key again under Connection. Or restore the former PICKET_SECRET_KEY or key file, and restart.',
    retry: 'never',
  }),
  connectionChanged: (): Problem => ({
    code: 'settings.connection_changed',
    message: 'The connection to ConnectWise was changed, so this was not sent to the old one.',
    hint: 'Nothing to do: Picket retries with the new connection.',
    retry: 'later',
  }),
  stopping: (): Problem => ({
    code: 'settings.stopping',
    message: 'Picket is stopping and sends no more requests to ConnectWise.',
    hint: 'Nothing to do: Picket continues after the next start.',
    retry: 'later',
  }),
  chosenElsewhere: (companyId: string): Problem => ({
    code: 'settings.chosen_elsewhere',
    message: `This was chosen in the ConnectWise of “${companyId}”, and Picket is now connected to another one.`,
    hint: 'Choose again. The same number may be another company or board in this ConnectWise.',
    retry: 'never',
  }),
  choicesInvalid: (count: number): Problem => ({
    code: 'settings.ticket_service_invalid',
    message:
      count === 1
        ? 'ConnectWise does not accept one choice of the ticket service.'
        : `ConnectWise does not accept ${count} choices of the ticket service.`,
    hint: 'Under Services, choose other values for the fields in `errors`. Nothing was saved.',
    retry: 'never',
  }),
} as const;
