import type { ImageModel } from './model.ts';

type OwnCommand = readonly [
  repository: string,
  command: string,
  tools?: ImageModel['tools'],
  entrypoint?: string,
];

/**
 * Images that bring a system and no server: their own command is a shell or an interpreter, which reads its input. Without
 * a terminal that is empty, and it ends at once. Command and entry point as in the images' own Dockerfiles.
 */
const OWN_COMMANDS: readonly OwnCommand[] = [
  ['busybox', 'sh', 'busybox'],
  ['alpine', '/bin/sh', 'busybox'],
  ['bash', 'bash', 'busybox', 'docker-entrypoint.sh'],
  ['ubuntu', '/bin/bash', 'gnu'],
  ['debian', 'bash', 'gnu'],
  ['fedora', '/bin/bash', 'gnu'],
  ['centos', '/bin/bash', 'gnu'],
  ['rockylinux', '/bin/bash', 'gnu'],
  ['almalinux', '/bin/bash', 'gnu'],
  ['amazonlinux', '/bin/bash', 'gnu'],
  ['python', 'python3'],
  ['node', 'node', undefined, 'docker-entrypoint.sh'],
  ['ruby', 'irb'],
  ['golang', 'bash'],
  ['nicolaka/netshoot', 'zsh'],
];

export const shellImages: readonly ImageModel[] = OWN_COMMANDS.map(
  ([repository, command, tools, entrypoint]) => ({
    repository,
    entrypoint: entrypoint === undefined ? [] : [entrypoint],
    cmd: [command],
    files: new Map(),
    whole: [],
    program: 'sh',
    startsAs: 0,
    ...(tools === undefined ? {} : { tools, workingDir: '/' }),
  }),
);
