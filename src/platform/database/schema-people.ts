import type { Generated, GeneratedAlways } from 'kysely';

/** The tables of people who sign in. Most are better-auth's (accounts/sign-in/auth-tables.ts). */
export interface PeopleSchema {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  two_factor: TwoFactorTable;
  welcome_link: WelcomeLinkTable;
  sign_in_count: SignInCountTable;
  company_limit: CompanyLimitTable;
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
  /** Whether the user may see only the companies of `company_limit`. */
  limited: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
}

interface SessionTable {
  id: string;
  user_id: string;
  /** Useless without its signature; the signing key is not in the database. */
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
  /** When the person last confirmed with password and code; null if not in this session. */
  confirmed_at: Generated<Date | null>;
  /** The ID token of a session that began at the OpenID provider, encrypted with context `session.provider_token`. */
  provider_token: Generated<string | null>;
}

/** A way in which a user signs in. */
interface AccountTable {
  id: string;
  user_id: string;
  /** `credential` for a password, `oidc` for the OpenID provider. */
  provider_id: string;
  /** For a password, the user's id; otherwise the subject at the provider. */
  account_id: string;
  /** A scrypt hash, encrypted by the keyring with context `account.password`. */
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

/** What better-auth stores for minutes: pending second factors and OpenID sign-ins. */
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
  /** Both are encrypted by better-auth with a key derived from the keyring. */
  secret: string;
  backup_codes: string;
  /** False until the first correct code. */
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: Date | null;
}

/** A one-time link for choosing a password. */
interface WelcomeLinkTable {
  id: Generated<number>;
  /** SHA-256 of the token in the link, in hex. */
  hash: string;
  /** Null for the link that creates the first administrator. */
  user_id: string | null;
  created_at: Date;
  created_by: string;
  expires_at: Date;
  used_at: Date | null;
}

/** A company that a limited user, or a limited API token, may see. */
interface CompanyLimitTable {
  id: GeneratedAlways<number>;
  /** One of these is null. */
  user_id: string | null;
  token_id: number | null;
  company_id: number;
}

/** Attempts within a time window. */
interface SignInCountTable {
  key: string;
  count: number;
  since: Date;
}
