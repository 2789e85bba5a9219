import { type Command, Option } from 'commander';
import type { SignInSettings } from '../accounts/sign-in/sign-in-settings.ts';
import { apiCommand, type Cli } from './command.ts';

const path = '/api/v1/settings/sign-in';
const choices: readonly SignInSettings['requireTwoFactor'][] = ['nobody', 'administrators', 'everybody'];

/** `picket settings sign-in`: who must have two-factor sign-in on. */
export function signInCommand(cli: Cli): Command {
  return apiCommand<{ requireTwoFactor?: SignInSettings['requireTwoFactor'] }>(
    cli,
    'sign-in',
    'Show or set who must use two-factor sign-in',
    async (api, { command, options: { requireTwoFactor } }) => {
      const saved =
        requireTwoFactor === undefined
          ? await api.get<SignInSettings>(path)
          : await api.send<SignInSettings>('PUT', path, { requireTwoFactor });
      cli.answer(command, saved, (settings) => [
        `Two-factor sign-in is required for: ${settings.requireTwoFactor}.`,
      ]);
    },
  ).addOption(
    new Option(
      '--require-two-factor <whom>',
      'until they switch it on, these users can do nothing else',
    ).choices(choices),
  );
}
