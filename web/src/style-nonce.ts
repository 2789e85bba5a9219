/** Under which the page’s Content-Security-Policy lets style elements be added. */
export const styleNonce: string = readNonce();

function readNonce(): string {
  const element = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return element?.content ?? '';
}
