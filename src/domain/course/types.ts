/** The compiled content: what the compiler makes and the app shows. Plain JSON. */
import type { Gradable } from '#domain/grading/types.ts';
import type { ProseNode, Root } from '#domain/questions/prose.ts';
import type { Flow, Graph, Layout } from '#domain/topology/types.ts';

/** Small enough to be in the first chunk: everything that lists and links need. */
export interface CourseIndex {
  readonly chapters: readonly ChapterEntry[];
  readonly lessons: readonly LessonEntry[];
  readonly exercises: readonly ExerciseEntry[];
  readonly questions: readonly QuestionEntry[];
}

export interface ChapterEntry {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Slugs of its lessons, ids of its exercises and questions, in order. */
  readonly lessons: readonly string[];
  readonly exercises: readonly string[];
  readonly questions: readonly string[];
}

export interface LessonEntry {
  readonly slug: string;
  readonly chapter: string;
  readonly title: string;
  readonly minutes: number;
  readonly summary: string;
}

export interface ExerciseEntry {
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly minutes: number;
  /** 1 to 3. */
  readonly difficulty: number;
  readonly of: number;
}

export interface QuestionEntry {
  readonly id: string;
  readonly chapter: string;
  readonly lesson: string;
}

/** A piece of a lesson: prose, or something that the app embeds by id. */
export type LessonPart =
  | { readonly kind: 'prose'; readonly tree: Root }
  | { readonly kind: 'topology'; readonly id: string }
  | { readonly kind: 'exercise'; readonly id: string }
  | { readonly kind: 'question'; readonly id: string }
  | {
      readonly kind: 'box';
      readonly box: 'exam' | 'mistake' | 'version';
      readonly title: string;
      readonly tree: Root;
    };

export interface Lesson extends LessonEntry {
  readonly objectives: readonly Root[];
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly parts: readonly LessonPart[];
}

/** A topology is computed when the content is compiled, so that a lesson needs no YAML reader in the page. */
export interface Topology {
  readonly id: string;
  readonly manifests: string;
  readonly flow: Flow;
  readonly graph: Graph;
  readonly layout: Layout;
  /** The same from top to bottom, for a phone. */
  readonly narrow?: Layout;
  readonly story: readonly string[];
  /** The manifests line by line, highlighted: one list of nodes a line. */
  readonly listing: readonly (readonly ProseNode[])[];
}

export interface Exercise extends ExerciseEntry, Gradable {
  readonly task: Root;
  /** The task as written, for the command line. */
  readonly taskText: string;
  readonly hints: readonly Root[];
  readonly starter: string;
  readonly solutions: readonly Solution[];
}

export interface Solution {
  /** File name without extension: `native-sidecar`. */
  readonly name: string;
  /** First comment line of the file (`# note: ...`), one sentence about this form. */
  readonly note: string;
  readonly text: string;
}
