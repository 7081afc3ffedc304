import type { Command } from './call.ts';
import { COMMANDS } from './commands/table.ts';

const FOOT =
  'This terminal answers from a run in your browser: it knows the commands above, and of each what a run can tell.\n';

export function kubectlHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 3;
  const lines = COMMANDS.map(({ name, says }) => `  ${name.padEnd(width)}${says}\n`);
  return `kubectl controls the Kubernetes cluster manager.\n\nCommands:\n${lines.join('')}\n${FOOT}\nUsage:\n  kubectl [flags] [options]\n`;
}

export function commandHelp({ says, usage, flags, subcommands = [] }: Command, path: string): string {
  const options = flags.map(({ name, shorthand, type }) => {
    const short = shorthand === '' ? '    ' : `-${shorthand}, `;
    return `    ${short}--${name}${type === 'bool' ? '' : `=${type.toUpperCase()}`}\n`;
  });
  const commands = subcommands.map((one) => `  ${one.name.padEnd(16)}${one.says}\n`);
  return [
    `${says}.\n`,
    ...(commands.length > 0 ? [`\nAvailable Commands:\n${commands.join('')}`] : []),
    ...(options.length > 0 ? [`\nOptions:\n${options.join('')}`] : []),
    `\nUsage:\n  ${path} ${usage}\n`,
  ].join('');
}
