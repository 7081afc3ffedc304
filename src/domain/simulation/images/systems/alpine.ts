/** Alpine: BusyBox in its usual places, and a package manager. */
import { lines } from './accounts-text.ts';
import { busyboxPrograms } from './busybox.ts';
import { joined, unmodelledProgram, type System } from './system.ts';

const PASSWD = lines(`
  root:x:0:0:root:/root:/bin/sh
  bin:x:1:1:bin:/bin:/sbin/nologin
  daemon:x:2:2:daemon:/sbin:/sbin/nologin
  lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin
  sync:x:5:0:sync:/sbin:/bin/sync
  mail:x:8:12:mail:/var/mail:/sbin/nologin
  nobody:x:65534:65534:nobody:/:/sbin/nologin
`);

const GROUP = lines(`
  root:x:0:root
  bin:x:1:root,bin,daemon
  daemon:x:2:root,bin,daemon
  sys:x:3:root,bin
  adm:x:4:root,daemon
  tty:x:5:
  disk:x:6:root
  wheel:x:10:root
  mail:x:12:mail
  www-data:x:82:
  users:x:100:games
  nogroup:x:65533:
  nobody:x:65534:
`);

/** BusyBox has them, Alpine's build of it does not. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'httpd',
  'telnetd',
  'ftpd',
  'tftpd',
  'tcpsvd',
  'udpsvd',
  'telnet',
  'hush',
  'sh',
]);

export const ALPINE: System = {
  rootGroups: [0, 1, 2, 3, 4, 6, 10],
  build(builder, users, groups) {
    builder
      .directories(
        '/dev',
        '/home',
        '/lib',
        '/media',
        '/mnt',
        '/opt',
        '/proc',
        '/run',
        '/sbin',
        '/srv',
        '/sys',
      )
      .directories(
        '/usr/bin',
        '/usr/sbin',
        '/usr/local/bin',
        '/var/cache',
        '/var/lib',
        '/var/log',
        '/var/spool',
      )
      .directory('/root', 0o700)
      .directory('/tmp', 0o1777)
      .link('/var/run', '../run')
      .file('/etc/passwd', joined(PASSWD, users))
      .file('/etc/group', joined(GROUP, groups))
      .file(
        '/etc/os-release',
        'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME="Alpine Linux v3.20"\n',
      )
      .file('/etc/alpine-release', '3.20.3\n')
      .programs(
        '/bin',
        busyboxPrograms().filter(([name]) => !LEFT_OUT.has(name)),
      )
      .link('/bin/sh', '/bin/ash')
      .program('/sbin/apk', unmodelledProgram('apk'));
  },
};
