/** The value of a filter that begins with `=`, which asks for that value alone: `=WS-1` does not find WS-10. */
export function exactly(filter: string): string | undefined {
  return /^=(.+)$/su.exec(filter)?.[1];
}
