/** A check that is to come. */
export interface ExpectedCheck {
  /** Stable: `keys`, `permission.tickets_add`, `board`, … */
  readonly id: string;
  readonly title: string;
}

/** One thing that was looked at, and how it is. */
export interface Check extends ExpectedCheck {
  /** `unknown`: it could not be found out, or is only worth a look; `skipped`: there was no use in looking. */
  readonly status: 'pass' | 'fail' | 'unknown' | 'skipped';
  readonly what: string;
  readonly hint?: string;
  /** The path in ConnectWise where it is mended. */
  readonly where?: string;
}
