/** Where to go on: an address, and the words for it. */
export interface NextStep {
  readonly to: string;
  readonly title: string;
  readonly kind: 'lesson' | 'exercise' | 'questions';
}

/** What is done, by id. */
export interface Done {
  readonly lessons: ReadonlySet<string>;
  readonly exercises: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}
