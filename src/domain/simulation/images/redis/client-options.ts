import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

export interface Options {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** The password stands on the command line, and nobody said that this is fine. */
  readonly isInsecure: boolean;
  /** How often; -1 for ever. */
  readonly repeat: number;
  /** Milliseconds. */
  readonly interval: number;
  /** `-x`: the last word is standard input. */
  readonly takesInput: boolean;
  readonly asksVersion: boolean;
  readonly words: readonly string[];
}

const WITH_WORD: ReadonlySet<string> = new Set([
  '-h',
  '-p',
  '-a',
  '--pass',
  '--user',
  '-r',
  '-i',
  '-n',
  '-u',
  '-t',
  '-d',
]);
const ALONE: ReadonlySet<string> = new Set([
  '-x',
  '-v',
  '--version',
  '--raw',
  '--no-raw',
  '--no-auth-warning',
  '-e',
  '-2',
  '--verbose',
]);

/** A text is what it says about a wrong one. */
export function readOptions(args: readonly string[], env: ReadonlyMap<string, string>): Options | string {
  const values = new Map<string, string>();
  let at = 0;
  for (; args[at]?.startsWith('-') === true; at += 1) {
    const option = args[at] ?? '';
    if (KNOWN.test(option)) throw new Unmodelled(`redis-cli ${option}`);
    const takesWord = WITH_WORD.has(option);
    if (!takesWord && !ALONE.has(option))
      return `Unrecognized option or bad number of args for: '${option}'\n`;
    if (takesWord) at += 1;
    values.set(option, takesWord ? (args[at] ?? '') : '');
  }
  return fromValues(values, args.slice(at), env);
}

/** Known to the real one, and not here. */
const KNOWN =
  /^(?:-[scX34]|--(?:no-raw|tls|stat|scan|bigkeys|memkeys|latency.*|csv|json|pipe|rdb|eval|cluster|help|insecure|cacert|cert|key|quoted-.*|show-pushes|askpass|hotkeys|lru-test|intrinsic-latency|functions-rdb|replica|pattern|count))$/;

function fromValues(
  values: ReadonlyMap<string, string>,
  words: readonly string[],
  env: ReadonlyMap<string, string>,
): Options {
  const url = addressIn(values.get('-u') ?? '');
  const given = values.get('-a') ?? values.get('--pass') ?? url.password;
  const of = (name: string, usual: string): string => values.get(name) ?? usual;
  if (of('-n', '0') !== '0') throw new Unmodelled('redis: a second database');
  return {
    host: of('-h', url.host),
    port: Number(of('-p', url.port)),
    password: given ?? env.get('REDISCLI_AUTH') ?? '',
    isInsecure: given !== undefined && !values.has('--no-auth-warning'),
    repeat: Number(of('-r', '1')),
    interval: Number(of('-i', '0')) * 1000,
    takesInput: values.has('-x'),
    asksVersion: values.has('-v') || values.has('--version'),
    words,
  };
}

/** `redis://:password@host:port/0`. */
function addressIn(text: string) {
  const [, password, host = '127.0.0.1', port = '6379'] =
    /^redis:\/\/(?:[^:@/]*:([^@/]*)@)?([^:/]+)(?::(\d+))?/.exec(text) ?? [];
  return { password, host, port };
}
