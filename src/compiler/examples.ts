import { readManifests } from '#domain/kubernetes/read.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import type { Report } from './content-error.ts';
import type { Findings } from './markdown-checks.ts';

/** A manifest that a lesson shows is accepted by a real API server, or is refused where the lesson says so. */
export function checkExamples(examples: Findings['examples'], report: Report): void {
  for (const { file, line, text, refused } of examples) {
    const errors = readManifests(text, file).problems.filter(({ severity }) => severity === 'error');
    if (refused && errors.length === 0) {
      report({
        file,
        line,
        message: 'the example is marked as refused, but the API server accepts it',
        remedy: 'Take the word `refused` from the fence.',
      });
    }
    if (refused) continue;
    for (const { span, text: says } of errors) {
      const at = line + positionAt(text, span[0]).line - 1;
      report({
        file,
        line: at,
        message: `the API server refuses this example: ${says}`,
        remedy: 'Mend it, or write ```yaml refused where the lesson shows a mistake.',
      });
    }
  }
}
