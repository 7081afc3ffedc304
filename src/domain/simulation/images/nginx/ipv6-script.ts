import { nginx as model } from '#domain/world/images/nginx.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

const SITE = '/etc/nginx/conf.d/default.conf';
const ME = '10-listen-on-ipv6-by-default.sh: info:';

/** Of the site as packaged, on whichever port. */
const packaged = (port: string): string => (model.files.get(SITE) ?? '').replace('80;', `${port};`);

/** `10-listen-on-ipv6-by-default.sh`: the packaged site gets a second `listen`; one that is mounted stays as it is. */
export function* enableIpv6(process: Process, say: (text: string) => Task<void>): Task<void> {
  const { files } = process.container;
  const content = tried(() => files.content(SITE, RUNTIME));
  if (content instanceof SystemError) return yield* say(`${ME} ${SITE} is not a file or does not exist`);
  const touched = tried(() => files.fileToWrite(SITE, process));
  if (touched instanceof SystemError)
    return yield* say(`${ME} can not modify ${SITE} (read-only file system?)`);
  const port = /listen {7}(\d+);/.exec(content)?.[1] ?? '80';
  if (content.includes(`listen  [::]:${port};`)) return yield* say(`${ME} IPv6 listen already enabled`);
  yield* say(`${ME} Getting the checksum of ${SITE}`);
  if (content !== packaged(port)) return yield* say(`${ME} ${SITE} differs from the packaged version`);
  files.write(
    SITE,
    content.replace(`listen       ${port};`, `listen       ${port};\n    listen  [::]:${port};`),
    process,
  );
  yield* say(`${ME} Enabled listen on IPv6 in ${SITE}`);
}
