import type { Root } from './prose.ts';

export interface Option {
  readonly text: Root;
  readonly right: boolean;
  /** Why it is right or wrong. */
  readonly because: Root;
}

/** one: exactly one option is right. several: each right one has to be chosen. order: the options as listed are the right order. */
export type QuestionForm = 'one' | 'several' | 'order';

export interface Question {
  readonly id: string;
  readonly chapter: string;
  /** Slug of the lesson that explains it. */
  readonly lesson: string;
  readonly form: QuestionForm;
  readonly asks: Root;
  readonly options: readonly Option[];
}

/** What the learner chose: positions in `options`, for `order` in the order that he put them. */
export type Answer = readonly number[];
