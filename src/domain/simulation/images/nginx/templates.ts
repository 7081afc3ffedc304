import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { may } from '#domain/simulation/files/permissions.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

const ME = '20-envsubst-on-templates.sh:';

/** `20-envsubst-on-templates.sh`: each template with the variables of the environment put in; others stay as they are. */
export function* fillTemplates(process: Process, say: (text: string) => Task<void>): Task<void> {
  const { env, container } = process;
  const { files } = container;
  const from = env.get('NGINX_ENVSUBST_TEMPLATE_DIR') ?? '/etc/nginx/templates';
  const suffix = env.get('NGINX_ENVSUBST_TEMPLATE_SUFFIX') ?? '.template';
  const to = env.get('NGINX_ENVSUBST_OUTPUT_DIR') ?? '/etc/nginx/conf.d';
  if (!files.exists(from, RUNTIME)) return;
  if (!isWritable(process, to)) {
    yield* say(`${ME} ERROR: ${from} exists, but ${to} is not writable`);
    return;
  }
  for (const path of filesBelow(process, from).filter((each) => each.endsWith(suffix))) {
    const target = `${to}/${path.slice(from.length + 1, path.length - suffix.length)}`;
    files.makeDirectories(target.slice(0, target.lastIndexOf('/')), process);
    yield* say(`${ME} Running envsubst on ${path} to ${target}`);
    files.write(target, substituted(files.content(path, process), env), process);
  }
}

function isWritable(process: Process, path: string): boolean {
  const { files } = process.container;
  if (!files.exists(path, RUNTIME)) return false;
  const { node, readOnly } = files.find(path, RUNTIME);
  return node !== undefined && !readOnly && may(process.user, 'write', node);
}

/** The hidden directories of a ConfigMap's mount are passed over: what they hold stands above them, too. */
function filesBelow(process: Process, directory: string): readonly string[] {
  const { files } = process.container;
  return files
    .list(directory, RUNTIME)
    .filter((name) => !name.startsWith('..'))
    .flatMap((name) => {
      const path = `${directory}/${name}`;
      if (!files.exists(path, RUNTIME)) return [];
      return files.stat(path, RUNTIME).kind === 'directory' ? filesBelow(process, path) : [path];
    });
}

const substituted = (text: string, env: ReadonlyMap<string, string>): string =>
  text.replace(
    /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
    (whole, braced?: string, bare?: string) => env.get(braced ?? bare ?? '') ?? whole,
  );
