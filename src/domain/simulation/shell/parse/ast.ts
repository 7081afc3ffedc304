/** What a script says, as its interpreter walks over it. */

export interface Word {
  readonly parts: readonly Part[];
  /** Set when the word reads `NAME=...`: an assignment where one may stand, an argument elsewhere. */
  readonly assignment?: { readonly name: string; readonly value: Word };
}

export type Part =
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean }
  /** `~` or `~user`; one that is not `leading` stands after `=` or `:` and counts in assignments alone. */
  | { readonly kind: 'tilde'; readonly user: string; readonly leading: boolean }
  | ParameterPart
  | { readonly kind: 'command'; readonly body: Command | undefined; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean };

export interface ParameterPart {
  readonly kind: 'parameter';
  readonly name: string;
  readonly operator: ParameterOperator;
  /** What follows the operator. */
  readonly word: Word;
  /** The replacement of `/`, the length of `:`. */
  readonly second: Word | undefined;
  readonly quoted: boolean;
}

export type ParameterOperator =
  | 'value' | 'length' | '-' | ':-' | '=' | ':=' | '?' | ':?' | '+' | ':+' | '#' | '##' | '%' | '%%' | '/' | '//' | ':'
  /** Nothing that ash knows: an error, but only once it is expanded. */
  | 'bad'; // prettier-ignore

export type RedirectOperator = '<' | '>' | '>>' | '>|' | '<>' | '<&' | '>&' | '&>' | '<<';

export interface Redirect {
  readonly operator: RedirectOperator;
  readonly descriptor: number;
  /** A file or a descriptor's number; the text of a here-document. */
  readonly target: Word;
}

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly Word[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly line: number;
}

export interface CaseItem {
  readonly patterns: readonly Word[];
  readonly body: Command | undefined;
}

export type Command =
  | SimpleCommand
  | { readonly kind: 'pipeline'; readonly commands: readonly Command[] }
  | { readonly kind: 'not'; readonly command: Command }
  | { readonly kind: 'and' | 'or'; readonly left: Command; readonly right: Command }
  | { readonly kind: 'sequence'; readonly commands: readonly Command[] }
  | { readonly kind: 'background'; readonly command: Command }
  | { readonly kind: 'subshell'; readonly body: Command; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'redirected'; readonly command: Command; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'if'; readonly test: Command; readonly body: Command; readonly otherwise: Command | undefined }
  | { readonly kind: 'loop'; readonly until: boolean; readonly test: Command; readonly body: Command }
  | { readonly kind: 'for'; readonly name: string; readonly words: readonly Word[]; readonly body: Command; readonly line: number }
  | { readonly kind: 'case'; readonly word: Word; readonly items: readonly CaseItem[] }
  | { readonly kind: 'function'; readonly name: string; readonly body: Command }; // prettier-ignore
