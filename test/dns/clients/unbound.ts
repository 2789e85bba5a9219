import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serve } from '../../programs.ts';

interface UnboundOptions {
  readonly program: string;
  readonly folder: string;
  readonly port: number;
  /** Where it forwards everything; null: it does not. */
  readonly upstreamPort: number | null;
  /** Of its pipeline, before the iterator. */
  readonly modules?: string;
  /** More of its configuration. */
  readonly more?: string;
}

/** Debian’s Unbound in the foreground, without what it would do as a service; gives a function that ends it. */
export async function startUnbound({
  program,
  folder,
  port,
  upstreamPort,
  modules = '',
  more = '',
}: UnboundOptions) {
  const file = path.join(folder, `unbound-${port}.conf`);
  await writeFile(
    file,
    `server:
  interface: 127.0.0.1@${port}
  do-daemonize: no
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: ""
  use-syslog: no
  do-not-query-localhost: no
  module-config: "${modules}iterator"
remote-control:
  control-enable: no
${upstreamPort === null ? '' : `forward-zone:\n  name: "."\n  forward-addr: 127.0.0.1@${upstreamPort}\n`}${more}`,
  );
  return serve(program, ['-d', '-c', file]);
}
