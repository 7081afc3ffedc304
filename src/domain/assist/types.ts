import type { Span } from '#domain/kubernetes/span.ts';

/** One thing to write at the caret. */
export interface Suggestion {
  readonly label: string;
  /** field: a key. value: a word of a closed list. name: something that these manifests define. snippet: several lines. */
  readonly kind: 'field' | 'value' | 'name' | 'snippet';
  /** One line beside the label: the type, `required`, or where a name comes from. */
  readonly detail: string;
  /** Plain text, no markup. */
  readonly documentation: string;
  /** In the snippet syntax of editors: `$1` and `${1:word}` are stops, `$0` the last. Lines are indented for their place already. */
  readonly insert: string;
  /** What it takes the place of, as offsets into the text. Never crosses a line. */
  readonly replaces: Span;
  /** What the typed letters are compared with. */
  readonly filter: string;
  /** Suggestions come in the order of this text: required fields first. */
  readonly order: string;
  /** After it is taken, there is something to suggest at the new caret (the values of a field). */
  readonly goesOn: boolean;
}

/** What the API says of the field, or of the word, at a place. Plain text throughout. */
export interface FieldHelp {
  /** The key's place in the text. */
  readonly span: Span;
  /** `spec.containers[0].ports[0].protocol` */
  readonly path: string;
  /** As `kubectl explain` writes types: `string`, `[]Container`, `map[string]string`. */
  readonly type: string;
  readonly required: boolean;
  readonly documentation: string;
  /** What the API server puts in when it is left out; '' when nothing. */
  readonly defaultsTo: string;
  /** The words it takes, where the list is closed. */
  readonly values: readonly string[];
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A mend that the editor can do by itself. Edits do not overlap and refer to the text that the finding was made on. */
export interface QuickFix {
  /** An imperative sentence without a full stop: `Rename to restartPolicy`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
