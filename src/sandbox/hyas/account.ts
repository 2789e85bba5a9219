/** What the sandbox starts with. None of it is secret. */
export const sandboxHyas = {
  apiKey: 'sandbox-hyas-key',
  /** Look-ups a minute; each is one to three rows. */
  ratePerMinute: 6,
  seed: 'picket',
} as const;
