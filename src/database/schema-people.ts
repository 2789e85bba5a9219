import type { Generated } from 'kysely';

/** The tables of people who sign in; most are better-auth’s (accounts/sign-in/auth-tables.ts). */
export interface PeopleSchema {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  two_factor: TwoFactorTable;
  welcome_link: WelcomeLinkTable;
  sign_in_count: SignInCountTable;
}

interface UserTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  email_verified: boolean;
  image: string | null;
  two_factor_enabled: Generated<boolean>;
  role: 'admin' | 'analyst' | 'viewer';
  disabled_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

interface SessionTable {
  id: string;
  user_id: string;
  /** Opens nothing without its signature, whose key is not in the database. */
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
  /** When the person last gave password and code; null: not in this session. */
  confirmed_at: Generated<Date | null>;
}

/** A way in which a user signs in. */
interface AccountTable {
  id: string;
  user_id: string;
  /** `credential` for a password, `oidc` for the OpenID provider. */
  provider_id: string;
  /** The user’s id for a password, else the provider’s subject. */
  account_id: string;
  /** A scrypt hash, sealed by the keyring, context `account.password`. */
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  created_at: Date;
  updated_at: Date;
}

/** What better-auth has to remember for minutes: second factors that are asked for, OpenID sign-ins under way. */
interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
}

interface TwoFactorTable {
  id: string;
  user_id: string;
  /** Both encrypted by better-auth, with a key derived from the keyring’s. */
  secret: string;
  backup_codes: string;
  /** False until the first code was given. */
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: Date | null;
}

/** A one-time link with which somebody chooses a password. */
interface WelcomeLinkTable {
  id: Generated<number>;
  /** SHA-256 of the token in the link, in hex. */
  hash: string;
  /** Null: whoever has it becomes the first administrator. */
  user_id: string | null;
  created_at: Date;
  created_by: string;
  expires_at: Date;
  used_at: Date | null;
}

/** Attempts within a window of time. */
interface SignInCountTable {
  key: string;
  count: number;
  since: Date;
}
