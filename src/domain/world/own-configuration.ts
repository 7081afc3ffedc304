import { readContainer } from './container-commands.ts';
import { modelOf } from './images/registry.ts';
import { below, cleanPath } from './paths.ts';
import { plain } from './shell/commands.ts';
import type { ContainerFact } from './types.ts';

/** Where the known servers have their configuration, and from where their entry points make it. */
const PLACES: Readonly<
  Partial<Record<string, { readonly config: string; readonly makers: readonly string[] }>>
> = {
  nginx: { config: '/etc/nginx', makers: ['/etc/nginx/templates', '/docker-entrypoint.d'] },
  httpd: { config: '/usr/local/apache2/conf', makers: [] },
};

const CHANGES: ReadonlySet<string> = new Set([
  'sed', 'cp', 'mv', 'rm', 'ln', 'tee', 'awk', 'touch', 'envsubst', 'truncate', 'dd', 'install', 'patch', 'tar', 'unzip',
]); // prettier-ignore

/**
 * The container makes or changes the configuration of its server when it starts: by its script, or by the entry point of the
 * image from templates and scripts that are mounted. Then what the image and the volumes hold is not what the server reads.
 */
export function makesConfiguration(container: ContainerFact): boolean {
  const model = modelOf(container.image);
  const places = PLACES[model?.program ?? ''];
  if (places === undefined) return false;
  const isMounted = container.mounts.some(({ mountPath }) =>
    places.makers.some((maker) => below(maker, mountPath) !== undefined),
  );
  return isMounted || changes(container, places.config, model?.workingDir ?? '/');
}

function changes(container: ContainerFact, config: string, directory: string): boolean {
  const isConfig = (word: string): boolean =>
    below(config, cleanPath(plain(word) ?? '', directory)) !== undefined;
  return readContainer(container).commands.some(
    ({ name, args, redirects }) =>
      redirects.some(({ operator, target }) => operator !== '<' && isConfig(target)) ||
      (CHANGES.has(name) && args.some(isConfig)),
  );
}
