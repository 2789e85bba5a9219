/** The notice at the top of every page. */
export const banner =
  '<strong>Sandbox: not ConnectWise.</strong> Picket includes this sandbox. Every company and ticket is fictional.';
