import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';

interface Variable {
  /** Undefined when it was only exported or made local. */
  readonly value: string | undefined;
  readonly exported: boolean;
  readonly readOnly: boolean;
}

const MOST_BYTES = 1_048_576;

/** What a variable's own value is made of when it is read. */
export type Dynamic = ReadonlyMap<string, () => string>;

export class ReadOnlyVariable extends Error {
  readonly variable: string;

  constructor(variable: string) {
    super(`${variable}: is read only`);
    this.variable = variable;
  }
}

/** A shell's variables; those that are exported are its process's environment at any moment. */
export class Variables {
  /** `set -a`: what is set is exported. */
  exportsAll = false;
  private readonly process: Process;
  private readonly all: Map<string, Variable>;
  private readonly dynamic: Dynamic;
  /** For each running function, what its local variables hide. */
  private readonly hidden: Map<string, Variable | undefined>[] = [];

  constructor(process: Process, dynamic: Dynamic, from?: Variables) {
    this.process = process;
    this.dynamic = dynamic;
    this.all = new Map(from?.all);
    this.exportsAll = from?.exportsAll ?? false;
    for (const scope of from?.hidden ?? []) this.hidden.push(new Map(scope));
    if (from) return;
    for (const [name, value] of process.env) this.all.set(name, { value, exported: true, readOnly: false });
  }

  get(name: string): string | undefined {
    const own = this.all.get(name);
    return own?.value ?? (own ? undefined : this.dynamic.get(name)?.());
  }

  /** Throws `ReadOnlyVariable`. */
  set(name: string, value: string, exported = false): void {
    const old = this.all.get(name);
    if (old?.readOnly === true) throw new ReadOnlyVariable(name);
    // A real one would go on until the kernel ends it for want of memory.
    if (value.length > MOST_BYTES) throw new Unmodelled('a variable of more than a megabyte');
    // `RANDOM` and the like go on counting by themselves.
    if (!old && this.dynamic.has(name)) return;
    this.put(name, {
      value,
      exported: exported || this.exportsAll || old?.exported === true,
      readOnly: false,
    });
  }

  /** Throws `ReadOnlyVariable`. */
  mayChange(name: string): void {
    if (this.all.get(name)?.readOnly === true) throw new ReadOnlyVariable(name);
  }

  mark(name: string, how: 'export' | 'unexport' | 'readonly'): void {
    const old = this.all.get(name);
    this.put(name, {
      value: old?.value,
      exported: how === 'readonly' ? old?.exported === true : how === 'export',
      readOnly: old?.readOnly === true || how === 'readonly',
    });
  }

  /** Throws `ReadOnlyVariable`. */
  unset(name: string): void {
    this.mayChange(name);
    this.put(name, undefined);
  }

  /** Sorted by name. */
  entries(): readonly (readonly [string, Variable])[] {
    return [...this.all].toSorted(([one], [other]) => (one < other ? -1 : 1));
  }

  names(prefix: string): readonly string[] {
    return [...this.all.keys()].filter((name) => name.startsWith(prefix));
  }

  environment(): Map<string, string> {
    return new Map(this.process.env);
  }

  enterScope(): void {
    this.hidden.push(new Map());
  }

  leaveScope(): void {
    for (const [name, old] of this.hidden.pop() ?? []) this.put(name, old);
  }

  isInScope(): boolean {
    return this.hidden.length > 0;
  }

  /** Makes a variable local to the running function: unset until it gets a value. */
  localise(name: string, keepsValue = false): void {
    const scope = this.hidden.at(-1);
    if (!scope || scope.has(name)) return;
    const old = this.all.get(name);
    if (old?.readOnly === true) throw new ReadOnlyVariable(name);
    scope.set(name, old);
    if (!keepsValue) this.put(name, old && { ...old, value: undefined });
  }

  private put(name: string, variable: Variable | undefined): void {
    if (variable) this.all.set(name, variable);
    else this.all.delete(name);
    if (variable?.exported === true && variable.value !== undefined)
      this.process.env.set(name, variable.value);
    else this.process.env.delete(name);
  }
}
