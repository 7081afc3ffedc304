import type { BoundPort, Listening } from '#domain/world/listening.ts';
import { portNumber } from './program.ts';

/** Programs that bind nothing, whatever their arguments. What is in no list may bind anything: then nothing is known. */
const SILENT: ReadonlySet<string> = new Set([
  'sh', 'ash', 'bash', 'sleep', 'tail', 'cat', 'echo', 'printf', 'date', 'touch', 'cp', 'mv', 'rm', 'mkdir', 'chmod', 'chown', 'ls', 'true', 'false', ':', 'while', 'until', 'for', 'do', 'done', 'if', 'then', 'else', 'elif', 'fi', '{', '}', '!', '[', 'test', 'exit', 'wait', 'kill', 'pkill', 'killall', 'pgrep', 'pidof', 'ps', 'wget', 'curl', 'nslookup', 'ping', 'sed', 'awk', 'grep', 'head', 'cut', 'sort', 'wc', 'tee', 'tr', 'id', 'env', 'export', 'set', 'cd', 'trap', 'umask', 'seq', 'hostname', 'break', 'continue', 'read', 'ln', 'du', 'df', 'find', 'stat', 'md5sum', 'sha256sum', 'gzip', 'tar', 'watch', 'timeout', 'apk', 'redis-cli', 'case', 'esac', 'shift', 'return', 'local', 'eval', 'uname', 'whoami', 'pwd', 'basename', 'dirname', 'expr', 'usleep', 'vi', 'less', 'more', 'top', 'uptime', 'free', 'mkfifo', 'inotifyd', 'crond', 'logger', '',
]); // prettier-ignore

/** Busybox's own servers: `httpd -p PORT` and `nc -l -p PORT`. */
export function busyboxListening(name: string, args: readonly string[]): Listening {
  if (name === 'httpd') return bound(lastColon(argument(args, 'p') ?? '80'));
  if (name === 'nc' || name === 'netcat') {
    const listens = args.some((arg) => /^-[a-z]*l/.test(arg));
    return listens
      ? bound(argument(args, 'p') ?? args.find((arg) => /^\d+$/.test(arg)))
      : { known: true, ports: [] };
  }
  if (SILENT.has(name)) return { known: true, ports: [] };
  return { known: false, reason: `what ${name} listens on is not known to Tripod` };
}

/** `-p 80`, `-p80`, `-lp 80`, `-fp 80`. */
function argument(args: readonly string[], letter: string): string | undefined {
  const at = args.findIndex((arg) => new RegExp(`^-[a-z]*${letter}`).test(arg));
  if (at < 0) return undefined;
  const glued = new RegExp(`^-[a-z]*${letter}(.+)$`).exec(args[at] ?? '')?.[1];
  return glued ?? args[at + 1];
}

function lastColon(text: string): string {
  return text.slice(text.lastIndexOf(':') + 1);
}

function bound(text: string | undefined): Listening {
  const port = portNumber(text);
  if (port === undefined) return { known: false, reason: 'the port is known only to the running shell' };
  const one: BoundPort = { port, address: 'any', protocol: 'TCP', tls: false, forwardsTo: [] };
  return { known: true, ports: [one] };
}
