/** What the terminal does by itself, and what it leaves to kubectl. */

export type Meaning = 'nothing' | 'kubectl' | 'clear' | 'help' | 'unknown';

export function meaningOf(line: string): Meaning {
  const [first = ''] = line.trim().split(/\s+/, 1);
  if (first === '') return 'nothing';
  if (first === 'kubectl' || first === 'k') return 'kubectl';
  if (first === 'clear' || first === 'help') return first;
  return 'unknown';
}

export const HELP = `This terminal runs kubectl (k for short) on the run above, at the time of its scrubber.

  kubectl get pods                     what stands there: also -o wide, -o yaml, -l, -w
  kubectl describe pod NAME            with its events
  kubectl logs NAME -c CONTAINER       -p: of the run before, --tail, --since
  kubectl exec NAME -c CONTAINER -- COMMAND
  kubectl delete pod NAME              the run goes on from there
  kubectl help                         all that it knows
  clear                                or Ctrl+L

Arrows up and down fetch earlier lines. Tab completes; Esc, then Tab leaves.
`;

export const unknown = (line: string): string => {
  const [first = ''] = line.trim().split(/\s+/, 1);
  return `${first}: there is no shell here. This terminal runs kubectl, or k, and clear and help.
A command in a container: kubectl exec POD -c CONTAINER -- ${line.trim()}
`;
};
