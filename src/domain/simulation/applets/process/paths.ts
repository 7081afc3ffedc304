/** basename, dirname and which */
import { applet } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { may } from '#domain/simulation/files/permissions.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { DEFAULT_PATH } from '#domain/simulation/programs/find.ts';
import { lastName, nodeAt } from '#domain/simulation/applets/files/walk.ts';

export const basename: Program = applet(
  { usage: 'FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...', letters: '+as:' },
  function* ({ process, options, operands }) {
    const isMany = options.lastOf('as') !== undefined;
    const [first, second] = operands;
    if (first === undefined || (!isMany && operands.length > 2)) throw new UsageError();
    const suffix = isMany ? (options.value('s') ?? '') : (second ?? '');
    const names = (isMany ? operands : [first]).map((path) => shortened(path && lastName(path), suffix));
    yield* print(process, names.map((name) => `${name}\n`).join(''));
    return 0;
  },
);

const shortened = (name: string, suffix: string): string =>
  suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;

export const dirname: Program = applet(
  { usage: 'FILENAME', letters: '+' },
  function* ({ process, operands }) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError();
    const bare = path.replace(/(.)\/+$/, '$1');
    const at = bare.lastIndexOf('/');
    const directory = at < 0 ? '.' : bare.slice(0, at).replace(/\/+$/, '') || '/';
    yield* print(process, `${directory}\n`);
    return 0;
  },
);

export const which: Program = applet(
  { usage: '[-a] COMMAND...', letters: 'a' },
  function* ({ process, options, operands }) {
    if (operands.length === 0) throw new UsageError();
    let code = 0;
    for (const name of operands) {
      const found = placesOf(process, name);
      if (found.length === 0) code = 1;
      for (const path of options.has('a') ? found : found.slice(0, 1)) yield* print(process, `${path}\n`);
    }
    return code;
  },
);

function placesOf(process: Process, name: string): readonly string[] {
  const isRunnable = (path: string): boolean => {
    const node = nodeAt(process, path);
    return node?.kind === 'file' && may(process.user, 'execute', node);
  };
  const directories = (process.env.get('PATH') ?? DEFAULT_PATH).split(':');
  const candidates = name.includes('/')
    ? [name]
    : directories.map((directory) => `${directory || '.'}/${name}`);
  return candidates.filter(isRunnable);
}
