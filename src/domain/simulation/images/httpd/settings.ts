/** What a running httpd needs of its configuration. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { ConfigurationReader, Refusal, type Setting } from './configuration.ts';

export interface Listening {
  /** Undefined: every address. */
  readonly address: string | undefined;
  readonly port: number;
}

export interface Settings {
  readonly listens: readonly Listening[];
  readonly documentRoot: string;
  readonly directoryIndex: readonly string[];
  readonly serverName: string | undefined;
  readonly errorLog: string;
  readonly accessLogs: readonly { readonly path: string; readonly format: string }[];
  readonly pidFile: string;
  readonly types: ReadonlyMap<string, string>;
  readonly redirects: readonly { readonly from: string; readonly to: string; readonly status: number }[];
  readonly hasListings: boolean;
  readonly user: string;
}

export const MAIN_FILE = '/usr/local/apache2/conf/httpd.conf';

/** `before`, `after`: directives of `-C` and `-c`. Throws `Refusal`. */
export function readSettings(process: Process, file: string, before: string, after: string): Settings {
  const reader = new ConfigurationReader(process);
  reader.lines(before, 'command line');
  reader.file(file);
  reader.lines(after, 'command line');
  refuse(reader);
  const all = (name: string): readonly Setting[] => reader.settings.filter((each) => each.name === name);
  const last = (name: string): readonly string[] | undefined =>
    all(name).findLast(({ section }) => section === '')?.args;
  const path = (name: string, usual: string): string => reader.path(last(name)?.[0] ?? usual);
  return {
    listens: all('listen').map(({ args: [text = ''] }) => listening(text)),
    documentRoot: path('documentroot', 'htdocs'),
    directoryIndex: reader.modules.has('dir_module') ? (last('directoryindex') ?? ['index.html']) : [],
    serverName: last('servername')?.[0],
    errorLog: path('errorlog', 'logs/error_log'),
    accessLogs: all('customlog').map(({ args: [log = '', format = ''] }) => ({
      path: reader.path(log),
      format: all('logformat').find(({ args }) => args[1] === format)?.args[0] ?? format,
    })),
    pidFile: path('pidfile', 'logs/httpd.pid'),
    types: readTypes(process, reader, last('typesconfig')?.[0] ?? 'conf/mime.types'),
    redirects: all('redirect').map(({ args }) => redirect(args)),
    hasListings:
      reader.modules.has('autoindex_module') && listsIn(reader.settings, path('documentroot', 'htdocs')),
    user: last('user')?.[0] ?? '#-1',
  };
}

function refuse({ modules, settings }: ConfigurationReader): void {
  if (![...modules].some((name) => name.startsWith('mpm_')))
    throw new Refusal('AH00534: httpd: Configuration error: No MPM loaded.');
  if (!settings.some(({ name }) => name === 'listen'))
    throw new Refusal('no listening sockets available, shutting down\nAH00015: Unable to open logs');
}

function listening(text: string): Listening {
  const found = /^(?:(\[[^\]]+\]|[^:]+):)?(\d+)$/.exec(text);
  if (!found) throw new Unmodelled(`httpd: Listen ${text}`);
  const address = found[1]?.replace(/^\[(.*)\]$/, '$1');
  return { address: address === '*' ? undefined : address, port: Number(found[2]) };
}

function readTypes(process: Process, reader: ConfigurationReader, file: string): ReadonlyMap<string, string> {
  if (!reader.modules.has('mime_module')) return new Map();
  const path = reader.path(file);
  const { files } = process.container;
  if (!files.exists(path, process))
    throw new Refusal(
      `AH01597: could not open mime types config file ${path}.\nAH00016: Configuration Failed`,
    );
  const types = new Map<string, string>();
  for (const line of files.content(path, process).split('\n')) {
    const [type = '', ...extensions] = line.replace(/#.*/, '').trim().split(/\s+/);
    for (const extension of extensions) types.set(extension, type);
  }
  return types;
}

function redirect(args: readonly string[]): {
  readonly from: string;
  readonly to: string;
  readonly status: number;
} {
  const words = new Map([['permanent', 301], ['temp', 302], ['seeother', 303]]); // prettier-ignore
  const said = words.get(args[0] ?? '') ?? (/^\d{3}$/.test(args[0] ?? '') ? Number(args[0]) : undefined);
  const [from = '', to = ''] = said === undefined ? args : args.slice(1);
  return { from, to, status: said ?? 302 };
}

/** `Options Indexes` of the nearest directory above. */
function listsIn(settings: readonly Setting[], root: string): boolean {
  const options = settings.findLast(
    ({ name, section }) => name === 'options' && root.startsWith(section.replace(/^directory /, '')),
  );
  return options?.args.some((word) => /^\+?(?:Indexes|All)$/i.test(word)) === true;
}
