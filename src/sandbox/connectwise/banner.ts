/** The notice at the top of every page. */
export const banner =
  '<strong>Sandbox: not ConnectWise.</strong> A stand-in that comes with Picket. Every company and ticket here is made up.';
