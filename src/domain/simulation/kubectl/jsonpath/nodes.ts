/** A jsonpath template of kubectl, parsed. After k8s.io/client-go/util/jsonpath. */
export type Step =
  | { readonly is: 'literal'; readonly value: string | number | boolean }
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'wildcard' }
  | { readonly is: 'recursive' }
  | { readonly is: 'slice'; readonly start: number | undefined; readonly end: number | undefined; readonly step: number | undefined; readonly isIndex: boolean }
  | { readonly is: 'union'; readonly branches: readonly Path[] }
  /** `right` is empty where only existence is asked for. */
  | { readonly is: 'filter'; readonly left: Path; readonly operator: string; readonly right: Path }
  | { readonly is: 'word'; readonly word: string }; // prettier-ignore

export type Path = readonly Step[];

/** A template is text and actions in turn; a range holds what is repeated. */
export type Node =
  | { readonly is: 'path'; readonly path: Path }
  | { readonly is: 'range'; readonly path: Path; readonly body: readonly Node[] };

/** `isAtRun`: the template can be read, but not be carried out. */
export class JsonPathError extends Error {
  readonly isAtRun: boolean;

  constructor(message: string, isAtRun = false) {
    super(message);
    this.isAtRun = isAtRun;
  }
}
