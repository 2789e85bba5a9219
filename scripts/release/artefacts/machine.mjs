/** A Debian that boots with systemd, as a machine without a network: systemd-nspawn, which needs no machined. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { run, serve, until } from './programs.mjs';

export async function boot(folder) {
  const nspawn = serve('systemd-nspawn', [
    ...['--quiet', '--keep-unit', '--register=no', '--private-network', '--resolv-conf=off'],
    ...['--directory', folder, '--boot'],
  ]);
  const leader = await until(() => {
    const pid = readFileSync(`/proc/${nspawn.child.pid}/task/${nspawn.child.pid}/children`, 'utf8').trim();
    assert.match(pid, /^\d+$/, nspawn.output);
    return pid;
  });
  const enter = (flags, program, args, options) =>
    run('nsenter', ['-t', leader, ...flags, program, ...args], options);
  const inside = (program, ...args) =>
    enter(
      ['-m', '-u', '-i', '-n', '-p', '-C'],
      'env',
      ['-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'TERM=dumb', program, ...args],
      { fails: true },
    );
  const machine = {
    /** What a program prints, whatever its status. */
    try: inside,
    /** The same for a line of the shell, with the status in the last line. */
    status: (line) => Number(inside('sh', '-c', `${line} >/dev/null 2>&1; echo $?`).trim()),
    sh: (line) => inside('sh', '-c', `${line} 2>&1 || true`),
    /** A program of this machine, in that network. */
    network: (program, ...args) => enter(['-n'], program, args),
    show: (property) => inside('systemctl', 'show', 'picket', '--value', '-p', property).trim(),
    /** Its first process takes all others with it. */
    async stop() {
      process.kill(Number(leader), 'SIGKILL');
      await nspawn.ended;
    },
  };
  await until(() =>
    assert.match(machine.sh('systemctl is-system-running --wait'), /running|degraded/, nspawn.output),
  );
  return machine;
}
