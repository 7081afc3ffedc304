import type { RootContent } from 'mdast';
import type { LessonPart } from '#domain/course/types.ts';
import { treeOf, type ProseContext } from './prose.ts';

type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>;
type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;

/** Something embedded, and where, for the check that it exists. */
export interface Embedded {
  readonly kind: 'topology' | 'exercise' | 'question';
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

function attributesOf(
  node: LeafDirective | ContainerDirective,
  wanted: string,
  context: ProseContext,
): string | undefined {
  const line = node.position?.start.line ?? 1;
  const attributes = node.attributes ?? {};
  const value = attributes[wanted];
  const others = Object.keys(attributes).filter((name) => name !== wanted);
  if (value && others.length === 0) return value;
  const message = value
    ? `${node.name} has the unknown attribute "${others.join('", "')}"`
    : `${node.name} has no ${wanted}`;
  context.report({
    file: context.file,
    line,
    message,
    remedy: `Write ${node.name}{${wanted}=...} and nothing else in the braces.`,
  });
  return undefined;
}

/** `::topology{id=...}` and its like: notes in `embedded` what it names. Undefined after a report. */
export function embeddedOf(
  node: LeafDirective,
  context: ProseContext,
  embedded: Embedded[],
): LessonPart | undefined {
  const { file, report } = context;
  const line = node.position?.start.line ?? 1;
  const { name: kind } = node;
  if (kind !== 'topology' && kind !== 'exercise' && kind !== 'question') {
    report({
      file,
      line,
      message: `unknown directive "::${kind}"`,
      remedy: 'Known: ::topology{id=ID}, ::exercise{id=ID}, ::question{id=ID}.',
    });
    return undefined;
  }
  const id = attributesOf(node, 'id', context);
  if (id === undefined) return undefined;
  embedded.push({ kind, id, file, line });
  return { kind, id };
}

/** `:::exam{title="..."}` and its like. Undefined after a report. */
export function boxOf(
  node: ContainerDirective,
  text: string,
  definitions: readonly RootContent[],
  context: ProseContext,
): LessonPart | undefined {
  const { name: box } = node;
  if (box !== 'exam' && box !== 'mistake' && box !== 'version') {
    const line = node.position?.start.line ?? 1;
    const remedy = 'Known: :::exam, :::mistake, :::version, each with {title="..."}.';
    context.report({ file: context.file, line, message: `unknown box ":::${box}"`, remedy });
    return undefined;
  }
  checkBox(node, text, context);
  const title = attributesOf(node, 'title', context);
  if (title === undefined) return undefined;
  return { kind: 'box', box, title, tree: treeOf([...node.children, ...definitions], context) };
}

/** An unclosed box would swallow the rest of the lesson, and a directive in it would silently vanish. */
function checkBox(
  { name, position, children }: ContainerDirective,
  text: string,
  { file, report }: ProseContext,
): void {
  const line = position?.start.line ?? 1;
  const written = text.slice(position?.start.offset, position?.end.offset);
  if (!/\n:{3,}[ \t]*$/.test(written)) {
    const remedy = 'Close it by a line of ::: at the left margin.';
    report({ file, line, message: `the box ":::${name}" is never closed`, remedy });
  }
  if (children.some(({ type }) => type === 'leafDirective' || type === 'containerDirective')) {
    const remedy = 'Boxes hold prose; embed it before or after the box.';
    report({ file, line, message: 'a directive stands inside a box', remedy });
  }
}
