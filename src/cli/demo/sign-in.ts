import { randomBytes } from 'node:crypto';
import type { Stage } from './stage.ts';

/** The credentials for the demo's console. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** Creates the demo's administrator as a person would: with the one-time link of the first start. */
export async function makeAdministrator({ app, api }: Stage): Promise<SignIn> {
  const token = new URL(app.firstLink ?? '').hash.replace('#token=', '');
  const password = randomBytes(12).toString('base64url');
  const { email } = await api.send<{ email: string }>('POST', '/api/v1/welcome', {
    token,
    password,
    name: 'Demo administrator',
    email: 'admin@demo.example',
  });
  return { email, password };
}
