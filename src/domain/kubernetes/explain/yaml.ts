import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import type { DuplicateKey, YamlProblem, YamlProblemCode } from '#domain/kubernetes/yaml/node.ts';
import { shortened } from './subject.ts';

/** `LINE` stands for the line's number, `TEXT` for the marked text. */
const WORDS: Readonly<Record<YamlProblemCode, Explanation>> = {
  'yaml/tab': {
    what: 'Line LINE is indented with a tab.',
    why: 'YAML indents with spaces only, because a tab has no fixed width.',
    fix: 'Replace the tab by spaces. In vim: :set expandtab, then :retab.',
  },
  'yaml/indentation': {
    what: 'The indentation of line LINE fits no level above it.',
    why: 'Keys of one mapping, and dashes of one list, have to start in the same column.',
    fix: 'Line it up with its siblings: two spaces for each level, and a dash before each item of a list.',
  },
  'yaml/colon-in-value': {
    what: 'Line LINE holds a second colon followed by a space: TEXT.',
    why: 'A colon and a space make a key, also in the middle of a value.',
    fix: "Put the value in quotes, for example args: ['echo a: b'].",
  },
  'yaml/missing-colon': {
    what: 'Line LINE lacks a colon after its key, or the space after the colon: TEXT.',
    why: 'Only a colon followed by a space or the end of the line makes a key.',
    fix: 'Write key: value, for example image: nginx, with one space after the colon.',
  },
  'yaml/unclosed-quote': {
    what: 'The quote that begins in line LINE is never closed.',
    why: 'Everything up to the next quote belongs to the value, so the lines after it are no keys any more.',
    fix: 'Close the quote at the end of the value.',
  },
  'yaml/unclosed-bracket': {
    what: 'The bracket that is opened in line LINE is never closed.',
    why: 'Inside brackets, indentation means nothing: the list goes on until its closing bracket.',
    fix: "Close it with ] or }, for example ['sh', '-c', 'sleep 5'], or write the list with dashes.",
  },
  'yaml/flow': {
    what: 'The list or mapping in brackets in line LINE cannot be read.',
    why: 'Its items have to be separated by commas, and each bracket needs its partner.',
    fix: 'Add the missing comma or bracket, or write it as lines with dashes.',
  },
  'yaml/reserved-character': {
    what: 'The value in line LINE begins with a character that YAML keeps for itself: TEXT.',
    why: 'A value without quotes cannot begin with @, ` or %.',
    fix: "Put the value in quotes, for example '@daily'.",
  },
  'yaml/escape': {
    what: 'Line LINE holds a backslash in double quotes that begins no known escape.',
    why: 'In double quotes a backslash starts an escape such as \\n; in single quotes it is a plain letter.',
    fix: "Use single quotes, for example '\\d+', or double the backslash.",
  },
  'yaml/control-character': {
    what: 'Line LINE holds an invisible control character.',
    why: 'YAML allows only letters that can be printed, tabs and line ends. Such characters often come with pasted text.',
    fix: 'Delete the line and type it again.',
  },
  'yaml/unknown-anchor': {
    what: 'The alias TEXT in line LINE refers to an anchor that is not there.',
    why: 'A value that begins with * is an alias, and its anchor (&name) has to stand above it in the same document.',
    fix: 'Define the anchor first. If a star is meant, put the value in quotes.',
  },
  'yaml/alias-cycle': {
    what: 'The alias TEXT in line LINE refers to a value that contains it.',
    why: 'A value cannot be part of itself.',
    fix: 'Write the value out instead of the alias.',
  },
  'yaml/merge': {
    what: 'The merge key << in line LINE is given something other than a mapping.',
    why: '<< copies the keys of a mapping, or of a list of mappings.',
    fix: 'Let the alias point at a mapping.',
  },
  'yaml/complex-key': {
    what: 'The key in line LINE is a list or a mapping.',
    why: 'kubectl turns YAML into JSON, and JSON has only text as keys. Two braces of a template ({{ }}) read as such a key too.',
    fix: 'Use plain text as the key. Put a template in quotes.',
  },
  'yaml/null-key': {
    what: 'The key in line LINE is empty.',
    why: 'An empty key, ~ and null mean no value at all, and a key has to be text.',
    fix: 'Name the key, or put it in quotes.',
  },
  'yaml/unsupported-number': {
    what: 'The value TEXT in line LINE is no number that JSON can hold.',
    why: '.inf and .nan are numbers in YAML, but kubectl sends JSON.',
    fix: 'Put it in quotes if text is meant.',
  },
  'yaml/tag': {
    what: 'The tag, anchor or alias in line LINE does not fit its value.',
    why: 'A tag such as !!int says how to read the value after it, and an alias takes none.',
    fix: 'Remove the tag; Kubernetes needs none.',
  },
  'yaml/directive': {
    what: 'Line LINE begins with %, which makes it a directive.',
    why: 'kubectl splits the text at ---, so a directive before it is a broken document of its own.',
    fix: 'Remove the line.',
  },
  'yaml/separator': {
    what: 'Line LINE begins with three dashes and goes on.',
    why: 'Three dashes at the left edge separate documents; only a comment may follow. Nothing after this line is read.',
    fix: 'Write --- alone, or indent the line if it is part of a value.',
  },
  'yaml/not-readable': {
    what: 'Line LINE cannot be read as YAML.',
    why: 'A manifest is made of key: value lines and of lists with dashes.',
    fix: 'Compare the line with its neighbours: indentation, colon, dash, quotes.',
  },
};

export function explainYaml(problem: YamlProblem, text: string): Explanation {
  const { what, why, fix } = WORDS[problem.code];
  const marked = text.slice(...problem.span).split(/[\r\n]/)[0] ?? '';
  const line = String(positionAt(text, problem.span[0]).line);
  return {
    what: what.replace('LINE', line).replace('TEXT', () => shortened(marked.trim(), 40)),
    why: `${why}${otherLine(problem.message, line)}`,
    fix,
  };
}

/** kubectl counts from the beginning of the document, and names the place where it gave up. */
function otherLine(message: string, line: string): string {
  const named = /line (\d+):/.exec(message)?.[1] ?? line;
  return named === line ? '' : ` kubectl names line ${named}, where it gave up.`;
}

export function explainDuplicateKey({ key }: DuplicateKey, lastLine: number): Explanation {
  return {
    what: `The key ${shortened(key, 60)} is written twice in one mapping; line ${lastLine} wins and the other is lost.`,
    why: 'kubectl keeps the last of two equal keys without a word. A forgotten dash before a second list item has the same effect.',
    fix: 'Remove one of them, or begin a new list item with a dash.',
  };
}
