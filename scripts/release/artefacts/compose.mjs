/**
 * Both compose files as they are shipped, by Podman: the image, two nodes with PostgreSQL behind Caddy. The images of
 * PostgreSQL and of Caddy stand in for the published ones, from Debian's packages.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { freePort, run, until } from './programs.mjs';

/** A machine without an init, with few rights or with both versions of cgroups needs less than Podman's defaults. */
const containersConf = `[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
pids_limit = 0
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
`;

const postgresEntry = `#!/bin/sh
set -e
export PATH=/usr/lib/postgresql/15/bin:$PATH PGDATA=/var/lib/postgresql/data
chown postgres "$PGDATA"
if [ ! -e "$PGDATA/PG_VERSION" ]; then
  printf '%s' "$POSTGRES_PASSWORD" > /tmp/password; chown postgres /tmp/password
  setpriv --reuid=postgres --regid=postgres --clear-groups initdb -U "$POSTGRES_USER" --pwfile=/tmp/password -A scram-sha-256 -E UTF8 >/dev/null
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  setpriv --reuid=postgres --regid=postgres --clear-groups postgres --single -D "$PGDATA" postgres <<EOF
create database $POSTGRES_DB
EOF
fi
exec setpriv --reuid=postgres --regid=postgres --clear-groups postgres -D "$PGDATA" -k /tmp -c listen_addresses='*'
`;

/**
 * @param debian a Debian with PostgreSQL and Caddy. @param release the files of the image. @param storage where images
 * are kept, as options of Podman and of buildah.
 */
export async function compose({ debian, release, version, storage, scratch }) {
  // Its name is the name of the project.
  const folder = path.join(scratch, 'pickettest');
  mkdirSync(folder);
  const conf = path.join(folder, 'containers.conf');
  writeFileSync(conf, containersConf);
  const env = {
    ...process.env,
    CONTAINERS_CONF: conf,
  };
  const podman = (...args) => run('podman', [...storage, ...args], { env });
  images({ debian, release, version, storage, folder, env });

  const https = await freePort();
  for (const name of ['compose.yaml', 'compose.postgresql.yaml', 'Caddyfile'])
    cpSync(path.join(release, name), path.join(folder, name));
  const file = path.join(folder, 'compose.postgresql.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"80:80", "443:443"', `"127.0.0.1:${https}:443"`));
  writeFileSync(
    path.join(folder, '.env'),
    `PICKET_ADDRESS=localhost\nPOSTGRES_PASSWORD=correct-horse\nPICKET_SECRET_KEY=${'5e'.repeat(32)}\nPICKET_IMAGE=localhost/picket\n`,
  );
  const up = (name, ...args) =>
    run('podman-compose', ['--podman-args', storage.join(' '), '-f', path.join(folder, name), ...args], {
      cwd: folder,
      env,
    });
  const name = (service) =>
    podman('ps', '-a', '--filter', `name=pickettest_${service}_`, '--format', '{{.Names}}').trim();
  try {
    up('compose.postgresql.yaml', 'up', '-d', '--no-build');
    await until(async () => assert.equal((await overTls(https, '/readyz')).status, 200), 150_000);
    assert.match((await overTls(https, '/')).text, /<div id="root">/);
    const one = name('one');
    for (const node of [one, name('two')]) {
      const { HostConfig, Config } = JSON.parse(podman('inspect', node))[0];
      assert.equal(HostConfig.ReadonlyRootfs, true);
      assert.equal(Config.User, '10001:10001');
      await until(() => podman('healthcheck', 'run', node), 90_000);
    }
    // A node has ended: Caddy sends everything to the other, also before its next check of the nodes.
    podman('stop', '-t', '150', one);
    for (let n = 0; n < 10; n++) assert.equal((await overTls(https, '/readyz')).status, 200);
    assert.match(podman('inspect', '--format', '{{.State.ExitCode}}', one), /^0/);
    assert.match(podman('exec', name('two'), 'picket', '--version'), new RegExp(`^${version}`));
  } finally {
    try {
      up('compose.postgresql.yaml', 'down', '-v', '-t', '20');
    } catch (error) {
      console.log(error.message);
    }
  }
}

function images({ debian, release, version, storage, folder, env }) {
  const buildah = (...args) => run('buildah', [...storage, ...args], { env }).trim();
  const base = buildah('from', 'scratch');
  buildah('copy', '--quiet', base, debian, '/');
  const commit = (image, config, files = []) => {
    const container = buildah('from', '--pull=never', 'localhost/debian');
    for (const [from, to] of files) buildah('copy', '--quiet', '--chmod', '755', container, from, to);
    buildah('config', ...config, container);
    buildah('commit', '--quiet', '--rm', container, image);
  };
  buildah('commit', '--quiet', '--rm', base, 'localhost/debian');
  const build = ['--build-arg', 'BASE=localhost/debian', '--build-arg', `VERSION=${version}`];
  buildah(
    ...['build', '--isolation', 'chroot', '--format', 'docker', '--pull=never', ...build],
    ...['--tag', 'localhost/picket', release],
  );
  const entry = path.join(folder, 'postgres-entry');
  writeFileSync(entry, postgresEntry);
  commit(
    'docker.io/library/postgres:17',
    ['--entrypoint', '["/postgres-entry"]', '--cmd', ''],
    [[entry, '/postgres-entry']],
  );
  const caddy = '["/usr/bin/caddy","run","--adapter","caddyfile","--config","/etc/caddy/Caddyfile"]';
  commit('docker.io/library/caddy:2', [
    '--entrypoint',
    caddy,
    '--cmd',
    '',
    '--env',
    'XDG_DATA_HOME=/data',
    '--env',
    'XDG_CONFIG_HOME=/data',
  ]);
}

function overTls(port, place) {
  return new Promise((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        port,
        path: place,
        servername: 'localhost',
        rejectUnauthorized: false,
        headers: { host: 'localhost', accept: 'text/html' },
      },
      async (response) => {
        let text = '';
        for await (const piece of response) text += piece;
        resolve({ status: response.statusCode, text });
      },
    )
      .on('error', reject)
      .end();
  });
}
