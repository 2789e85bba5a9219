/** The Debian package in a Debian that systemd has booted: the service, its signals, DNS, credentials, upgrades, the end. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { boot } from './machine.mjs';
import { pause, run, until } from './programs.mjs';

const api = 'http://127.0.0.1:8440';
const ownAddress = '192.0.2.10';

/** @param folder a Debian with systemd, without Picket. @param deb the package of this release. */
export async function underSystemd(folder, deb, scratch) {
  const machine = await boot(folder);
  try {
    await walk(machine, folder, deb, scratch);
  } finally {
    await machine.stop();
  }
}

async function walk(machine, folder, deb, scratch) {
  const at = (...parts) => path.join(folder, ...parts);
  cpSync(deb, at('root', 'new.deb'));
  otherVersion(deb, '0.0.1', at('root', 'former.deb'), scratch);
  const ready = () =>
    until(
      () => assert.match(machine.sh(`curl -s -o /dev/null -w '%{http_code}' ${api}/readyz`), /^200/),
      90_000,
    );
  const setting = (line) => appendFileSync(at('etc/picket/picket.env'), `${line}\n`);
  const status = () => machine.sh('picket status');

  machine.sh('dpkg --force-unsafe-io -i /root/former.deb');
  assert.equal(machine.show('ActiveState'), 'active', machine.sh('journalctl -u picket -o cat'));
  // The installation waits for the link that its last line names.
  const token = /^token=(pkt_\S+)/m.exec(readFileSync(at('var/lib/picket/first-start.txt'), 'utf8'))[1];
  await ready();
  const processStatus = () => machine.sh(`cat /proc/${machine.show('MainPID')}/status`);
  for (const line of [/CapEff:\t0{16}/, /CapBnd:\t0{16}/, /NoNewPrivs:\t1/, /Seccomp:\t2/])
    assert.match(processStatus(), line);
  assert.match(status(), /not connected to ConnectWise/);
  assert.equal(machine.status('picket status'), 1);
  assert.match(machine.sh('picket sources add-webhook --name EDR'), /whsec_/);

  // A hang-up ends nothing, a crash is followed by a start, a stop is one.
  machine.sh('systemctl kill -s HUP picket');
  await pause(500);
  assert.equal(machine.show('NRestarts'), '0');
  assert.equal(machine.show('ActiveState'), 'active');
  machine.sh('systemctl kill -s KILL picket');
  await until(() => assert.equal(machine.show('NRestarts'), '1'));
  await ready();
  machine.sh('systemctl stop picket');
  assert.equal(machine.show('Result'), 'success');
  assert.equal(machine.status('picket status'), 3);

  // What no restart fixes is not restarted.
  setting('PICKET_PORT=none');
  machine.sh('systemctl start picket');
  await until(() => assert.equal(machine.show('ActiveState'), 'failed'));
  await pause(6_000);
  assert.equal(machine.show('ExecMainStatus'), '2');
  assert.match(machine.sh('journalctl -u picket -o cat -n 20'), /PICKET_PORT is “none”/);
  assert.equal(machine.status('picket config check'), 2);
  replace(at('etc/picket/picket.env'), 'PICKET_PORT=none\n', '');
  machine.sh('systemctl reset-failed picket; systemctl start picket');
  await ready();

  await dns(machine, { at, ready, status, setting });
  await credentials(machine, { at, ready, token });

  // An upgrade restarts, keeps what was set, and a service that is disabled stays so.
  const before = machine.show('MainPID');
  machine.sh('dpkg --force-unsafe-io -i /root/new.deb');
  await ready();
  assert.notEqual(machine.show('MainPID'), before);
  assert.match(machine.sh('picket sources'), /EDR/);
  assert.match(readFileSync(at('etc/picket/picket.env'), 'utf8'), /PICKET_DNS_LISTEN/);
  machine.sh(
    'systemctl disable --now picket; dpkg --force-unsafe-io -i /root/former.deb; dpkg --force-unsafe-io -i /root/new.deb',
  );
  assert.equal(machine.show('ActiveState'), 'inactive');
  assert.match(machine.sh('systemctl is-enabled picket'), /disabled/);
  machine.sh('systemctl enable --now picket');
  await ready();

  await drill(machine, { at, ready });

  // Removed and installed again, it runs as before. Purged, nothing is left.
  machine.sh('dpkg --remove picket');
  assert.ok(existsSync(at('var/lib/picket/secret.key')), 'Removal keeps the data.');
  machine.sh('dpkg --force-unsafe-io -i /root/new.deb');
  await ready();
  assert.match(machine.sh('systemctl is-enabled picket'), /enabled/);
  assert.match(machine.sh('picket sources'), /EDR/);
  const journal = machine.sh('journalctl -u picket -o cat');
  for (const secret of [token, 'token=pkt_', 'welcome#token', 'whsec_'])
    assert.ok(!journal.includes(secret), `The journal has ${secret}`);
  machine.sh('dpkg --purge picket');
  for (const left of ['var/lib/picket', 'etc/picket', 'usr/lib/picket'])
    assert.ok(!existsSync(at(left)), left);
  assert.equal(machine.status('getent passwd picket'), 2);
  assert.equal(machine.status('systemctl cat picket'), 1);
}

/** As the guide has it: the right to bind port 53, beside systemd-resolved. */
async function dns(machine, { at, ready, status, setting }) {
  machine.network('ip', 'addr', 'add', `${ownAddress}/32`, 'dev', 'lo');
  const listening = () => machine.network('ss', '-lun');
  const restart = async () => {
    machine.sh('systemctl restart picket');
    await ready();
  };
  machine.sh('picket dns on');
  setting(`PICKET_DNS_LISTEN=${ownAddress}:53`);
  await restart();
  assert.match(status(), /cannot listen at 192\.0\.2\.10 port 53: bind EACCES/);
  machine.sh(
    'install -D -m 0644 /usr/share/doc/picket/dns.conf /etc/systemd/system/picket.service.d/dns.conf && systemctl daemon-reload',
  );
  await restart();
  assert.match(machine.sh(`cat /proc/${machine.show('MainPID')}/status`), /CapBnd:\t0{13}400/);
  await until(() => assert.match(listening(), /192\.0\.2\.10:53 /));
  if (machine.status('systemctl cat systemd-resolved') !== 0) return;

  machine.sh('systemctl start systemd-resolved');
  await until(() => assert.match(listening(), /127\.0\.0\.53%lo:53 /));
  await restart();
  await until(() => assert.match(listening(), /192\.0\.2\.10:53 /));
  replace(at('etc/picket/picket.env'), `${ownAddress}:53`, '0.0.0.0:53');
  await restart();
  await until(() => assert.match(status(), /cannot listen at 0\.0\.0\.0 port 53: bind EADDRINUSE/));
  machine.sh("sed -i 's/^#*DNSStubListener=.*/DNSStubListener=no/' /etc/systemd/resolved.conf");
  machine.sh('systemctl restart systemd-resolved');
  await until(() => assert.match(listening(), /0\.0\.0\.0:53 /), 90_000);
}

/** As the guide has it: systemd hands secrets to the service alone. */
async function credentials(machine, { at, ready, token }) {
  mkdirSync(at('etc/picket-secrets'), { mode: 0o700 });
  const metrics = `metrics-${token.slice(4, 30)}`;
  writeFileSync(at('etc/picket-secrets/metrics'), metrics, { mode: 0o600 });
  writeFileSync(
    at('etc/systemd/system/picket.service.d/credentials.conf'),
    '[Service]\nLoadCredential=metrics:/etc/picket-secrets/metrics\nEnvironment=PICKET_METRICS_TOKEN_FILE=%d/metrics\n',
  );
  machine.sh('systemctl daemon-reload; systemctl restart picket');
  await ready();
  const scrape = (given) =>
    machine.sh(`curl -s -o /dev/null -w '%{http_code}' -H 'Authorization: Bearer ${given}' ${api}/metrics`);
  assert.match(scrape(metrics), /^200/);
  assert.match(scrape('another-token-of-16'), /^401/);
  assert.ok(!machine.sh('journalctl -u picket -o cat').includes(metrics));
}

/** The restore drill of the guide, as root with the installed command. */
async function drill(machine, { at, ready }) {
  writeFileSync(at('etc/picket/passphrase'), 'correct horse battery\n');
  machine.sh('chown picket: /etc/picket/passphrase; chmod 600 /etc/picket/passphrase');
  appendFileSync(at('etc/picket/picket.env'), 'PICKET_BACKUP_PASSPHRASE_FILE=/etc/picket/passphrase\n');
  machine.sh('systemctl restart picket');
  await ready();
  assert.match(machine.sh('picket backup now'), /It was read back/);
  assert.match(machine.sh('picket backup verify'), /the passphrase opens it/);
  const said = machine.sh(
    'export PICKET_DATA=/tmp/drill; file=$(ls -t /var/lib/picket/backups/*.gz | head -1);' +
      'picket import "$file" --passphrase-file /etc/picket/passphrase; picket sources; picket status',
  );
  assert.match(said, /Imported\./);
  assert.match(said, /EDR +webhook/);
  assert.match(machine.sh('ls /tmp/drill'), /secret\.key/);
  // The installation goes on beside it.
  assert.equal(machine.show('ActiveState'), 'active');
}

/** The same package with another version number. */
function otherVersion(deb, version, to, scratch) {
  const tree = path.join(scratch, 'other-version');
  run('dpkg-deb', ['-R', deb, tree]);
  replace(path.join(tree, 'DEBIAN', 'control'), /^Version: .*/m, `Version: ${version}`);
  run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '-b', tree, to]);
  run('rm', ['-r', tree]);
}

function replace(file, from, to) {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}
