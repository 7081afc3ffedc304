/** Debian and its kin: GNU tools, Bash, and less than many expect. */
import { APPLETS } from '#domain/simulation/applets/table.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { shellProgram } from '#domain/simulation/shell/program.ts';
import { lines } from './accounts-text.ts';
import { joined, unmodelledProgram, type System } from './system.ts';

const PASSWD = lines(`
  root:x:0:0:root:/root:/bin/bash
  daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
  bin:x:2:2:bin:/bin:/usr/sbin/nologin
  sys:x:3:3:sys:/dev:/usr/sbin/nologin
  sync:x:4:65534:sync:/bin:/bin/sync
  games:x:5:60:games:/usr/games:/usr/sbin/nologin
  man:x:6:12:man:/var/cache/man:/usr/sbin/nologin
  lp:x:7:7:lp:/var/spool/lpd:/usr/sbin/nologin
  mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
  news:x:9:9:news:/var/spool/news:/usr/sbin/nologin
  uucp:x:10:10:uucp:/var/spool/uucp:/usr/sbin/nologin
  proxy:x:13:13:proxy:/bin:/usr/sbin/nologin
  www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
  backup:x:34:34:backup:/var/backups:/usr/sbin/nologin
  nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
  _apt:x:42:65534::/nonexistent:/usr/sbin/nologin
`);

const GROUP = lines(`
  root:x:0:
  daemon:x:1:
  bin:x:2:
  sys:x:3:
  adm:x:4:
  tty:x:5:
  disk:x:6:
  mail:x:8:
  www-data:x:33:
  backup:x:34:
  shadow:x:42:
  staff:x:50:
  users:x:100:
  nogroup:x:65534:
`);

/** Of the packages bash, coreutils, findutils, grep, sed, mawk, tar, gzip, hostname and bsdutils: what their BusyBox namesakes do as well. */
const TOOLS: ReadonlySet<string> = new Set(
  `[ ash awk base64 basename bash cat chgrp chmod chown comm cp cut date dd df dirname du echo egrep env expr false fgrep find fold
  getopt grep groups gzip gunzip head hostname id install join link ln logger ls md5sum mkdir mkfifo mknod mktemp more mv nice nl nohup
  nproc od paste printenv printf pwd readlink realpath rm rmdir sed seq sh sha1sum sha256sum sha512sum shuf sleep sort split stat stty
  sum sync tac tail tar tee test timeout touch tr true truncate tsort tty uname uniq unlink wc who whoami xargs yes zcat`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** There in every Debian, unknown here. */
const OTHERS: readonly string[] = [
  'perl',
  'dpkg',
  'apt',
  'apt-get',
  'apt-cache',
  'ldd',
  'diff',
  'cmp',
  'mount',
  'umount',
  'su',
  'dash',
];

/** Bash and dash are the one shell that there is. */
const programOf = (name: string): Program =>
  name === 'bash' || name === 'dash' ? shellProgram : (APPLETS.get(name) ?? unmodelledProgram(name));

const programs = (): readonly (readonly [string, Program])[] =>
  [...TOOLS, ...OTHERS].map((name) => [name, programOf(name)] as const);

export const DEBIAN: System = {
  rootGroups: [],
  build(builder, users, groups) {
    builder
      .directories('/boot', '/dev', '/home', '/media', '/mnt', '/opt', '/proc', '/run/lock', '/srv', '/sys')
      .directories('/usr/sbin', '/usr/lib', '/usr/local/bin', '/usr/local/sbin', '/usr/share')
      .directories(
        '/var/backups',
        '/var/cache',
        '/var/lib',
        '/var/log',
        '/var/mail',
        '/var/opt',
        '/var/spool',
      )
      .directory('/root', 0o700)
      .directory('/tmp', 0o1777)
      .link('/bin', 'usr/bin')
      .link('/sbin', 'usr/sbin')
      .link('/lib', 'usr/lib')
      .link('/var/run', '/run')
      .file('/etc/passwd', joined(PASSWD, users))
      .file('/etc/group', joined(GROUP, groups))
      .file('/etc/debian_version', '12.10\n')
      .file(
        '/etc/os-release',
        'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
      )
      .programs('/usr/bin', programs());
  },
};
