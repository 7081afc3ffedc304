import type { ContainerFact, Workload, World } from '#domain/world/types.ts';

/** A program that a container runs, with its arguments after its own name. */
export interface Program {
  readonly args: readonly string[];
  readonly workload: Workload;
  readonly container: ContainerFact;
  readonly world: World;
}

/** The value of an option: `--port 6380`, `--port=6380`; the last one wins. */
export function optionOf(args: readonly string[], ...names: readonly string[]): string | undefined {
  let value: string | undefined;
  args.forEach((arg, at) => {
    const [name = '', ...rest] = arg.split('=');
    if (!names.includes(name)) return;
    value = arg.includes('=') ? rest.join('=') : args[at + 1];
  });
  return value;
}

/** A port number, when the text is one. */
export function portNumber(text: string | undefined): number | undefined {
  const port = Number(text);
  return text !== undefined && /^\d+$/.test(text) && port >= 1 && port <= 65535 ? port : undefined;
}
