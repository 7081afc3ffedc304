import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { createDevice, type DirectoryNode } from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { NullFile } from '#domain/simulation/kernel/open-file.ts';
import { descriptorOf } from '#domain/simulation/kernel/stdio.ts';
import type { Options } from './pod.test-data.ts';

/** The files of one container, with what a kubelet would put there. */
export function filesOf(kernel: Kernel, root: DirectoryNode, options: Options): FileSystem {
  const files = new FileSystem(kernel, root);
  files.makeDirectories('/dev');
  for (const [name, number] of [
    ['stdout', 1],
    ['stderr', 2],
  ] as const)
    // prettier-ignore
    files.put(`/dev/${name}`, createDevice(kernel, (process) => descriptorOf(process, number).share()));
  files.put(
    '/dev/null',
    createDevice(kernel, () => new NullFile()),
  );
  files.write('/etc/hosts', '127.0.0.1\tlocalhost\n10.244.0.7\tweb\n');
  files.write(
    '/etc/resolv.conf',
    'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
  );
  for (const [path, content] of Object.entries(options.files ?? {})) {
    files.makeDirectories(path.slice(0, path.lastIndexOf('/')) || '/');
    files.write(path, content);
  }
  for (const path of options.volumes ?? []) {
    const node = new FileSystem(kernel).root;
    node.mode = 0o777;
    files.mount(path, node, { volume: 'data' });
  }
  files.rootReadOnly = options.readOnlyRoot === true;
  return files;
}
