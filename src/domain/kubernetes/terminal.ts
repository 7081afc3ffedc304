import { LIST } from './decode/type-meta.ts';
import { CLIENT_ERROR } from './diagnostics.ts';
import type { Manifest } from './manifest.ts';
import { isLeftToCluster } from './other-kinds.ts';
import { metadataOf, nameOf, quoted, resourceOf, singularOf } from './terminal/names.ts';
import { alreadyExists, namelessApply, refusalOf, unplaced, type Refusal } from './terminal/refusals.ts';

export type Command = 'apply' | 'create';

/**
 * What `kubectl apply -f FILE` or `kubectl create -f FILE` prints for a whole text, on a cluster that has none of its objects
 * and everything that they name. kubectl goes on after a document that is refused, stops at one that it cannot read itself,
 * and prints the errors last. After StreamVisitor.Visit in k8s.io/cli-runtime/pkg/resource, and ApplyOptions.Run and RunCreate
 * in k8s.io/kubectl/pkg/cmd.
 */
export function terminalOf(manifests: readonly Manifest[], file: string, command: Command = 'apply'): string {
  const session = new Session(file, command);
  for (const manifest of manifests) {
    const end = endOfReading(manifest, file);
    if (end === undefined) session.take(manifest);
    else session.unread.push(end);
    if (end !== undefined) break;
  }
  return session.lines().join('\n');
}

/** Why kubectl reads no further than this document. */
function endOfReading({ said, stage }: Manifest, file: string): string | undefined {
  const text = said[0]?.text ?? '';
  if (stage === 'yaml') return `error parsing ${file}: ${text}`;
  if (!text.startsWith(CLIENT_ERROR)) return undefined;
  const hint = 'if you choose to ignore these errors, turn validation off with --validate=false';
  return `error validating ${quoted(file)}: ${text}; ${hint}`;
}

class Session {
  readonly #file: string;
  readonly #command: Command;
  readonly #printed: string[] = [];
  readonly #refused: Refusal[] = [];
  /** The objects that were created, as they were written. */
  readonly #stored = new Map<string, string>();
  /** What kubectl itself could not read or place. */
  readonly unread: string[] = [];

  constructor(file: string, command: Command) {
    this.#file = file;
    this.#command = command;
  }

  take(manifest: Manifest): void {
    // A list without items is no error: nothing is there to send.
    if (manifest.kind === LIST) return;
    if (isLeftToCluster(manifest.kind)) {
      this.#printed.push(`# ${manifest.kind} ${nameOf(manifest)}: not checked here, only a cluster can tell`);
      return;
    }
    const unplacedWhy = unplaced(manifest, this.#file);
    if (unplacedWhy !== undefined) {
      this.unread.push(unplacedWhy);
      return;
    }
    const nameless = this.#command === 'apply' ? namelessApply(manifest, this.#file) : undefined;
    const refusal = nameless ?? refusalOf(manifest, this.#file);
    if (refusal === undefined) this.#create(manifest);
    else this.#refused.push(refusal);
  }

  #create(manifest: Manifest): void {
    const key = `${resourceOf(manifest)} ${metadataOf(manifest).namespace} ${nameOf(manifest)}`;
    const before = this.#stored.get(key);
    const now = JSON.stringify(manifest.written);
    if (before !== undefined && this.#command === 'create') {
      this.#refused.push(alreadyExists(manifest, this.#file));
      return;
    }
    const outcome = before === undefined ? 'created' : before === now ? 'unchanged' : 'configured';
    const warnings = new Set(manifest.said.map(({ text }) => text));
    this.#printed.push(...warnings, `${singularOf(manifest)}/${nameOf(manifest)} ${outcome}`);
    this.#stored.set(key, now);
  }

  lines(): readonly string[] {
    const errors = this.#errors();
    if (this.#printed.length === 0 && errors.length === 0)
      return [`error: no objects passed to ${this.#command}`];
    return [...this.#printed, ...errors];
  }

  /** After checkErr and MultipleErrors in k8s.io/kubectl/pkg/cmd/util/helpers.go; kubectl's own errors count as one. */
  #errors(): readonly string[] {
    const [unread] = this.unread;
    const [refused] = this.#refused;
    if (unread === undefined)
      return refused !== undefined && this.#refused.length === 1 ? [refused.alone] : this.#among();
    if (refused === undefined) return this.unread.length === 1 ? [`error: ${unread}`] : this.unread;
    const together = this.unread.length === 1 ? unread : `[${this.unread.join(', ')}]`;
    return this.#command === 'apply' ? [together, ...this.#among()] : [...this.#among(), together];
  }

  #among(): readonly string[] {
    return this.#refused.map(({ among }) => among);
  }
}
