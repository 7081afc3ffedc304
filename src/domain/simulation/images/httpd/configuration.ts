/** httpd.conf as Apache reads it: lines, sections, includes (server/config.c, server/core.c). */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { resolved } from '#domain/simulation/files/paths.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { mayExist, moduleOf } from './directives.ts';
import { Sections } from './sections.ts';

export interface Setting {
  readonly name: string;
  readonly args: readonly string[];
  /** What it stands in: `directory /usr/local/apache2/htdocs`; empty outside sections. */
  readonly section: string;
}

interface Place {
  /** Number of the line. */
  readonly at: number;
  readonly path: string;
  readonly section: string;
}

/** httpd does not start; the text is all that it says. */
export class Refusal extends Error {}

const MOST_FILES = 50;

export class ConfigurationReader {
  readonly settings: Setting[] = [];
  readonly modules = new Set<string>(['core', 'so_module', 'http_module', 'core_module']);
  private readonly process: Process;
  private root = '/usr/local/apache2';
  private read = 0;

  constructor(process: Process) {
    this.process = process;
  }

  /** A file, with what it includes. Throws `Refusal`. */
  file(path: string): void {
    this.read += 1;
    if (this.read > MOST_FILES) throw new Unmodelled('httpd: so many included files');
    const content = this.contentOf(path);
    if (content instanceof SystemError)
      throw new Refusal(`httpd: Could not open configuration file ${path}: ${content.message}`);
    this.lines(content, path);
  }

  /** Directives of the command line (`-c`). */
  lines(text: string, path: string): void {
    const sections = new Sections((name) => this.modules.has(name));
    for (const [at, whole] of joinedLines(text)) {
      const line = whole.trim();
      if (line === '' || line.startsWith('#')) continue;
      if (line.startsWith('<')) sections.meet(line);
      else if (!sections.areSkipped) this.directive(line, { at, path, section: sections.present });
    }
  }

  private directive(line: string, place: Place): void {
    const [name = '', ...args] = words(line);
    const lower = name.toLowerCase();
    this.refuseUnknown(name, place);
    if (lower === 'include' || lower === 'includeoptional') return this.include(lower, args[0] ?? '', place);
    if (lower === 'loadmodule') this.modules.add(args[0] ?? '');
    if (lower === 'serverroot') this.root = args[0] ?? this.root;
    this.settings.push({ name: lower, args, section: place.section });
  }

  private refuseUnknown(name: string, { at, path }: Place): void {
    const module = moduleOf(name.toLowerCase());
    if (module === undefined && mayExist(name.toLowerCase()))
      throw new Unmodelled(`httpd: the directive ${name}`);
    if (module !== undefined && this.modules.has(module)) return;
    throw new Refusal(
      `AH00526: Syntax error on line ${at} of ${path}:\nInvalid command '${name}', perhaps misspelled or defined by a module not included in the server configuration`,
    );
  }

  private include(name: string, pattern: string, place: Place): void {
    const path = this.path(pattern);
    if (/[*?[]/.test(path)) return this.matching(path);
    const found = this.contentOf(path);
    if (!(found instanceof SystemError)) return this.file(path);
    if (name === 'includeoptional') return;
    throw new Refusal(
      `httpd: Syntax error on line ${place.at} of ${place.path}: Could not open configuration file ${path}: ${found.message}`,
    );
  }

  private matching(pattern: string): void {
    const directory = pattern.slice(0, pattern.lastIndexOf('/'));
    const name = pattern.slice(directory.length + 1);
    const [before = '', after = ''] = name.split('*');
    if (/[?[]/.test(name) || name.split('*').length !== 2) throw new Unmodelled(`httpd: Include ${pattern}`);
    const { files } = this.process.container;
    if (!files.exists(directory, RUNTIME)) return;
    for (const each of files.list(directory, RUNTIME))
      if (each.startsWith(before) && each.endsWith(after)) this.file(`${directory}/${each}`);
  }

  /** Relative to `ServerRoot`. */
  path(text: string): string {
    return resolved(this.root, text);
  }

  private contentOf(path: string): string | SystemError {
    const { process } = this;
    const { files } = process.container;
    return tried(() => {
      const content = files.content(path, process);
      const { node, volume } = files.find(path, process);
      if (node) process.kernel.trace.record(process, { op: 'read', path, volume, inode: node.inode });
      return content;
    });
  }
}

/** A backslash at the end joins lines; each with its number. */
function joinedLines(text: string): readonly (readonly [number, string])[] {
  const all: (readonly [number, string])[] = [];
  let open = '';
  for (const [at, line] of text.split('\n').entries()) {
    if (line.endsWith('\\')) {
      open += line.slice(0, -1);
      continue;
    }
    all.push([at + 1, open + line]);
    open = '';
  }
  return all;
}

const words = (line: string): readonly string[] =>
  [...line.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('\\"', '"'),
  );
