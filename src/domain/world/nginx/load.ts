import { look, type Finding } from '#domain/world/files.ts';
import { cleanPath, parentOf } from '#domain/world/paths.ts';
import type { ContainerFact, KnownFile } from '#domain/world/types.ts';
import type { Directive, NginxError } from './directive.ts';
import { parseNginx } from './parse.ts';

/** A configuration with its includes put in, as far as nginx would have read it. */
export interface Loaded {
  readonly directives: readonly Directive[];
  /** Files of volumes that were read, by their path in the container: where a line stands in a manifest. */
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly error: NginxError | undefined;
  /** Set when a file cannot be known before the Pod runs: then nothing is known of the rest. */
  readonly unknown: string | undefined;
}

export const MAIN_FILE = '/etc/nginx/nginx.conf';

/** More than any configuration that a person writes; an include that includes itself ends here. */
const MOST_FILES = 50;

/** A ConfigMap or a Secret holds 1 MiB (MaxSecretSize in pkg/apis/core). */
const LONGEST_FILE = 1024 * 1024;

type FoundFile = Extract<Finding, { is: 'file' }>;

/** What stands at a path, as the process that reads the configuration finds it. */
export type Look = (path: string) => Finding | { readonly is: 'denied' };

/** Reads the main file and what it includes, through the container's mounts. */
export const loadNginx = (container: ContainerFact, main = MAIN_FILE): Loaded =>
  loadWith((path) => look(container, path), main);

/** The same in any tree of files: a Pod that runs has its own. */
export function loadWith(find: Look, main: string): Loaded {
  const loader = new Loader(find, parentOf(main));
  const directives = loader.file(main, undefined);
  return { directives, files: loader.files, error: loader.error, unknown: loader.unknown };
}

class Loader {
  readonly files = new Map<string, KnownFile>();
  error: NginxError | undefined;
  unknown: string | undefined;
  readonly #look: Look;
  readonly #prefix: string;
  #read = 0;

  constructor(find: Look, prefix: string) {
    this.#look = find;
    this.#prefix = prefix;
  }

  file(path: string, by: Directive | undefined): readonly Directive[] {
    if (this.#stopped()) return [];
    this.#read += 1;
    const found = this.#look(path);
    if (found.is === 'unknown') this.unknown = found.reason;
    if (found.is === 'file') return this.#contentOf(path, found);
    if (found.is === 'denied')
      this.#fail('no-file', `open() "${path}" failed (13: Permission denied)`, path, by);
    if (found.is === 'missing')
      this.#fail('no-file', `open() "${path}" failed (2: No such file or directory)`, path, by);
    if (found.is === 'directory')
      this.#fail('no-file', `pread() "${path}" failed (21: Is a directory)`, path, by);
    return [];
  }

  #contentOf(path: string, { content, file }: FoundFile): readonly Directive[] {
    if (content.length > LONGEST_FILE) {
      this.unknown = `${path} is longer than a ConfigMap can be`;
      return [];
    }
    if (file !== undefined) this.files.set(path, file);
    const { directives, error } = parseNginx(content, path);
    if (error !== undefined) this.error ??= error;
    return this.#expanded(directives);
  }

  #expanded(directives: readonly Directive[]): readonly Directive[] {
    return directives.flatMap((directive) => {
      if (this.#stopped()) return [];
      if (directive.name === 'include' && directive.block === undefined) return this.#included(directive);
      const { block } = directive;
      return [block === undefined ? directive : { ...directive, block: this.#expanded(block) }];
    });
  }

  #included(directive: Directive): readonly Directive[] {
    const [pattern = ''] = directive.args;
    if (directive.args.length !== 1 || pattern === '') return [directive];
    const path = cleanPath(pattern, this.#prefix);
    if (!/[*?[]/.test(path)) return this.file(path, directive);
    const directory = parentOf(path);
    const found = this.#look(directory);
    if (found.is === 'unknown') this.unknown = found.reason;
    if (found.is !== 'directory') return [];
    const name = globOf(path.slice(directory.length).replace(/^\//, ''));
    return found.entries
      .filter((entry) => name.test(entry))
      .flatMap((entry) => this.file(`${directory}/${entry}`, directive));
  }

  #stopped(): boolean {
    return this.error !== undefined || this.unknown !== undefined || this.#read > MOST_FILES;
  }

  #fail(reason: string, text: string, path: string, by: Directive | undefined): void {
    const where = by === undefined ? '' : ` in ${by.file}:${by.line}`;
    this.error ??= { reason, text: `${text}${where}`, file: by?.file ?? path, span: by?.span ?? [0, 0] };
  }
}

/** A shell pattern of one name as an expression: hidden files match only a pattern that begins with a dot. */
function globOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|\\[\]]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${pattern.startsWith('.') ? '' : '(?!\\.)'}${source}$`);
}
