/** The initial state. Nothing in it is secret. */
export const sandboxHyas = {
  apiKey: 'sandbox-hyas-key',
  /** Queries a minute; each is one to three rows. */
  ratePerMinute: 6,
  seed: 'picket',
} as const;
