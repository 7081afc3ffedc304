/** The busybox image: one program under 400 names, and nothing else. */
import { busybox } from '#domain/simulation/applets/busybox.ts';
import { APPLETS, NOT_MODELLED } from '#domain/simulation/applets/table.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { lines } from './accounts-text.ts';
import { joined, unmodelledProgram, type System } from './system.ts';

/** After buildroot's skeleton, which the image takes its accounts from. */
const PASSWD = lines(`
  root:x:0:0:root:/root:/bin/sh
  daemon:x:1:1:daemon:/usr/sbin:/bin/false
  bin:x:2:2:bin:/bin:/bin/false
  sys:x:3:3:sys:/dev:/bin/false
  sync:x:4:100:sync:/bin:/bin/sync
  mail:x:8:8:mail:/var/spool/mail:/bin/false
  www-data:x:33:33:www-data:/var/www:/bin/false
  operator:x:37:37:Operator:/var:/bin/false
  nobody:x:65534:65534:nobody:/home:/bin/false
`);

const GROUP = lines(`
  root:x:0:
  daemon:x:1:
  bin:x:2:
  sys:x:3:
  adm:x:4:
  tty:x:5:
  disk:x:6:
  lp:x:7:
  mail:x:8:
  kmem:x:9:
  wheel:x:10:root
  cdrom:x:11:
  dialout:x:18:
  floppy:x:19:
  video:x:28:
  audio:x:29:
  tape:x:32:
  www-data:x:33:
  operator:x:37:
  utmp:x:43:
  plugdev:x:46:
  staff:x:50:
  lock:x:54:
  netdev:x:82:
  users:x:100:
  nobody:x:65534:
`);

/** Every applet; those that are not modelled are there, too, so that nobody hears "not found". */
export const busyboxPrograms = (): readonly (readonly [string, Program])[] => [
  ...[...NOT_MODELLED].map((name) => [name, unmodelledProgram(`applet ${name}`)] as const),
  ...APPLETS,
  ['busybox', busybox],
];

/** It has neither /var/log nor /run: what is to be written there needs a volume, or a `mkdir`. */
export const BUSYBOX: System = {
  rootGroups: [10],
  build(builder, users, groups) {
    builder
      .directories('/dev', '/home', '/lib', '/proc', '/sys', '/usr/bin', '/usr/sbin', '/var/spool/mail')
      .directory('/root', 0o700)
      .directory('/tmp', 0o1777)
      .directory('/var/www', 0o755, { uid: 33, gid: 33 })
      .link('/lib64', 'lib')
      .file('/etc/passwd', joined(PASSWD, users))
      .file('/etc/group', joined(GROUP, groups))
      .file('/etc/shadow', 'root:*:::::::\n', 0o600)
      .programs('/bin', busyboxPrograms());
  },
};
