/** What every page says first. */
export const banner =
  '<strong>Sandbox: not ConnectWise.</strong> A stand-in that comes with Picket. Every company and ticket here is made up.';
