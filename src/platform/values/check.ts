/** A check that has not run yet. */
export interface ExpectedCheck {
  /** A stable id: `keys`, `permission.tickets_add`, `board`, … */
  readonly id: string;
  readonly title: string;
}

/** The result of one check. */
export interface Check extends ExpectedCheck {
  /** `unknown`: it could not be determined, or is only a note. `skipped`: an earlier check must pass first. */
  readonly status: 'pass' | 'fail' | 'unknown' | 'skipped';
  readonly what: string;
  readonly hint?: string;
  /** The path in ConnectWise where it can be fixed. */
  readonly where?: string;
}
