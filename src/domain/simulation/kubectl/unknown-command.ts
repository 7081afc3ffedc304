/** All commands of kubectl, in its own order: what was mistyped is compared with them. */
const ALL =
  'create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top cordon uncordon drain taint describe logs attach exec port-forward proxy cp auth debug events diff apply patch replace wait kustomize label annotate completion alpha api-resources api-versions config kuberc plugin version options'.split(
    ' ',
  );

/** Commands that differ by so many letters at most are offered. After cobra's SuggestionsFor. */
const MOST_DIFFERENCES = 2;

export const isKubectlCommand = (name: string): boolean => ALL.includes(name);

/** The words for a command that kubectl does not have. */
export function unknownCommand(name: string): string {
  const typed = name.toLowerCase();
  const near = ALL.filter((one) => one.startsWith(typed) || distance(one, typed) <= MOST_DIFFERENCES);
  const head = `error: unknown command ${JSON.stringify(name)} for "kubectl"`;
  return near.length === 0
    ? head
    : `${head}\n\nDid you mean this?\n${near.map((one) => `\t${one}\n`).join('')}`;
}

/** How many letters have to be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (letter === other.charAt(to - 1) ? 0 : 1);
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
