/** Commands about the server itself. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { globPattern } from './glob.ts';
import { info } from './info.ts';
import type { Instance } from './instance.ts';
import type { Settings } from './settings.ts';
import { bulk, error, integer, list, OK, type Reply } from './reply.ts';

type Run = (args: readonly string[], instance: Instance) => Reply;

export const ADMINISTRATION: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['PING', ([text]) => (text === undefined ? { kind: 'status', text: 'PONG' } : bulk(text))],
  ['ECHO', ([text]) => bulk(text)],
  ['SELECT', ([index]) => (index === '0' ? OK : select(index))],
  ['INFO', (names, instance) => bulk(info(instance, names))],
  ['CONFIG', config],
  ['CLIENT', client],
  ['COMMAND', ([part]) => (part?.toUpperCase() === 'COUNT' ? integer(241) : list([]))],
  ['TIME', (_, { process: { kernel } }) => list([String(Math.floor(kernel.wallTime / 1000)), String((kernel.wallTime % 1000) * 1000)])],
  ['ROLE', () => ({ kind: 'array', items: [bulk('master'), integer(0), list([])] })],
  ['LASTSAVE', (_, { lastSave }) => integer(lastSave)],
  ['SAVE', save],
  ['BGSAVE', (args, instance) => (save(args, instance) === OK ? { kind: 'status', text: 'Background saving started' } : error('ERR'))],
  ['SLOWLOG', ([part]) => (part?.toUpperCase() === 'LEN' ? integer(0) : list([]))],
  ['LATENCY', () => list([])],
  ['SHUTDOWN', shutdown],
  ['HELLO', () => error('NOPROTO unsupported protocol version')],
]); // prettier-ignore

function select(index: string | undefined): Reply {
  if (index === undefined || !/^\d+$/.test(index))
    return error('ERR value is not an integer or out of range');
  if (Number(index) > 15) return error('ERR DB index is out of range');
  throw new Unmodelled('redis: a second database');
}

function config([part = '', ...args]: readonly string[], { settings }: Instance): Reply {
  const verb = part.toUpperCase();
  if (verb === 'RESETSTAT') return OK;
  if (verb === 'SET') return setConfig(args, settings);
  if (verb !== 'GET') return error(`ERR unknown subcommand '${part}'. Try CONFIG HELP.`);
  const globs = args.map((pattern) => globPattern(pattern.toLowerCase()));
  const found = [...settings.values].filter(([name]) => globs.some((glob) => glob.test(name)));
  return list(found.flat());
}

function setConfig(args: readonly string[], { values }: Settings): Reply {
  for (let at = 0; at + 1 < args.length; at += 2) {
    const [name = '', value = ''] = args.slice(at);
    if (!values.has(name.toLowerCase()))
      return error(`ERR Unknown option or number of arguments for CONFIG SET - '${name}'`);
    values.set(name.toLowerCase(), value);
  }
  return OK;
}

function client([part = '']: readonly string[]): Reply {
  switch (part.toUpperCase()) {
    case 'SETINFO':
    case 'SETNAME':
    case 'NO-EVICT':
    case 'NO-TOUCH':
      return OK;
    case 'GETNAME':
      return bulk(null);
    case 'ID':
      return integer(1);
    default:
      throw new Unmodelled(`redis: CLIENT ${part}`);
  }
}

function save(_: readonly string[], instance: Instance): Reply {
  const failed = instance.persistence.save(instance.database);
  if (failed) return error('ERR');
  instance.lastSave = Math.floor(instance.process.kernel.wallTime / 1000);
  instance.counts.unsaved = 0;
  return OK;
}

function shutdown([how = '']: readonly string[], instance: Instance): Reply {
  instance.stop(how.toUpperCase() === 'NOSAVE' ? 'shutdown nosave' : 'shutdown');
  return OK;
}
