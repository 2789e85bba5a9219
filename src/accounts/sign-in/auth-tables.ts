/** The names of better-auth’s models in Picket’s tables. Migration 0002 creates them; a test compares the two. */

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

export const userTable = {
  modelName: 'user',
  fields: { emailVerified: 'email_verified', ...times },
  additionalFields: {
    role: { type: 'string', required: true, input: false },
    disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
  },
} as const;

export const sessionTable = {
  modelName: 'session',
  fields: {
    userId: 'user_id',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    expiresAt: 'expires_at',
    ...times,
  },
  additionalFields: {
    confirmedAt: { type: 'date', required: false, input: false, fieldName: 'confirmed_at' },
  },
} as const;

export const accountTable = {
  modelName: 'account',
  fields: {
    userId: 'user_id',
    providerId: 'provider_id',
    accountId: 'account_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...times,
  },
} as const;

export const verificationTable = {
  modelName: 'verification',
  fields: { expiresAt: 'expires_at', ...times },
} as const;

export const twoFactorSchema = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factor',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;
