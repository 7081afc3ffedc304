import type { DecodeProblem } from './decode/problem.ts';
import type { Diagnostic, Explanation } from './diagnostic.ts';
import { explainDecode } from './explain/decode.ts';
import { explainField } from './explain/field.ts';
import { explainLimit } from './explain/limits.ts';
import type { Subject } from './explain/subject.ts';
import { explainWarning } from './explain/warning.ts';
import { explainDuplicateKey, explainYaml } from './explain/yaml.ts';
import type { LimitPassed, Limits } from './limits.ts';
import { isLeftToCluster } from './other-kinds.ts';
import { KINDS } from './schema/schema.gen.ts';
import { positionAt, type Span } from './span.ts';
import type { FieldError, FieldErrors } from './validation/field-errors.ts';
import { printed } from './validation/printed.ts';
import type { DuplicateKey, YamlProblem } from './yaml/node.ts';

type Finding = Omit<Diagnostic, 'explanation'>;

/** Words for a learner are found when somebody reads them: a verdict alone needs none, and a text may have thousands of findings. */
function explained(finding: Finding, explain: () => Explanation): Diagnostic {
  let words: Explanation | undefined;
  return {
    ...finding,
    get explanation() {
      words ??= explain();
      return words;
    },
  };
}

/** A document that does not parse. The line in the message is kubectl's, the one in the explanation the learner's. */
export function yamlDiagnostic(problem: YamlProblem, text: string): Diagnostic {
  const detail = problem.message;
  return {
    severity: 'error',
    code: problem.code,
    stage: 'yaml',
    type: 'YAML',
    field: '',
    detail,
    text: problem.code === 'yaml/separator' ? detail : `error converting YAML to JSON: ${detail}`,
    span: problem.span,
    explanation: explainYaml(problem, text),
  };
}

/** Kubernetes says nothing of a key that is written twice: a fault at both places. */
export function duplicateDiagnostics(
  duplicates: readonly DuplicateKey[],
  text: string,
): readonly Diagnostic[] {
  return duplicates.flatMap((duplicate) =>
    [duplicate.first, duplicate.last].map((span): Diagnostic => {
      const explanation = explainDuplicateKey(duplicate, positionAt(text, duplicate.last[0]).line);
      return {
        severity: 'fault',
        code: 'yaml/duplicate-key',
        type: '',
        field: '',
        detail: explanation.what,
        text: explanation.what,
        span,
        explanation,
      };
    }),
  );
}

export function decodeDiagnostic(
  problem: DecodeProblem,
  meta: { readonly kind: string; readonly apiVersion: string },
  span: Span,
): Diagnostic {
  const finding: Finding = {
    severity: 'error',
    code: problem.code,
    stage: problem.type === 'NoMatch' ? 'unsupported' : 'decode',
    type: problem.type,
    // Kubernetes names no field here: it stands in the message.
    field: '',
    detail: problem.message,
    text: decodeText(problem, meta),
    span,
    facts: { field: problem.field, wanted: problem.wanted, found: problem.found },
  };
  return explained(finding, () => explainDecode(problem, meta.kind));
}

/** kubectl's own words start with this where the API server never sees the document. */
export const CLIENT_ERROR = 'error validating data: ';

function decodeText(
  { type, field, message, client }: DecodeProblem,
  { kind, apiVersion }: { readonly kind: string; readonly apiVersion: string },
): string {
  if (client !== undefined) return `${CLIENT_ERROR}${client}`;
  if (isLeftToCluster(kind)) return `${kind} is not checked here: only a cluster can tell`;
  const meant = kindInLowerCase(kind, apiVersion);
  if (meant !== undefined)
    return `${handledAs(kind, apiVersion, meant)}no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/api/legacyscheme/scheme.go:30"`;
  if (type === 'Strict') return `strict decoding error: ${message}`;
  if (isOfMetadata(field))
    return message.replace(`field ${kind}.metadata `, 'field metadataOnlyObject.metadata ');
  return type === 'Decode' && field !== '' ? `${handledAs(kind, apiVersion)}${message}` : message;
}

/** kubectl itself decodes metadata: metadataValidatingDecoder in k8s.io/cli-runtime/pkg/resource. */
export const isOfMetadata = (field: string): boolean => /^metadata\b/.test(field);

/** After transformDecodeError in k8s.io/apiserver/pkg/endpoints/handlers/rest.go: the version without its group. */
export const handledAs = (kind: string, apiVersion: string, as = kind): string =>
  `${kind} in version ${JSON.stringify(apiVersion.replace(/^.*\//, ''))} cannot be handled as a ${as}: `;

/** kubectl knows each kind in lower case too, and leaves it to the API server to refuse it (restmapper in k8s.io/client-go). */
const kindInLowerCase = (kind: string, apiVersion: string): string | undefined =>
  Object.keys(KINDS).find((known) => known.toLowerCase() === kind && KINDS[known] === apiVersion);

/** After field.Error.Error() of apimachinery: `field: type: value: detail`. */
export function fieldDiagnostic(error: FieldError, span: Span, subject: Subject): Diagnostic {
  const field = error.path.toString();
  const value = error.value === undefined ? '' : `: ${printed(error.value)}`;
  const detail = error.detail === '' ? '' : `: ${error.detail}`;
  const finding: Finding = {
    severity: 'error',
    code: `validate/${error.type.toLowerCase().replaceAll(' ', '-')}`,
    stage: 'validate',
    type: error.type,
    field,
    detail: error.detail,
    text: `${field}: ${error.type}${value}${detail}`,
    span,
  };
  return explained(finding, () => explainField(error, subject));
}

export function warningDiagnostic(warning: FieldErrors['warnings'][number], span: Span): Diagnostic {
  return {
    severity: 'warning',
    code: 'validate/warning',
    type: '',
    field: warning.path.toString(),
    detail: warning.text,
    text: `Warning: ${warning.text}`,
    span,
    explanation: explainWarning(warning.text),
  };
}

/** A text that was refused before it was judged. */
export function limitDiagnostic(passed: LimitPassed, text: string, limits: Limits): Diagnostic {
  const explanation = explainLimit(passed.limit, limits);
  const at = Math.min(passed.at, Math.max(text.length - 1, 0));
  return {
    severity: 'error',
    code: `limits/${passed.limit}`,
    stage: 'yaml',
    type: 'YAML',
    field: '',
    detail: explanation.what,
    text: explanation.what,
    span: [at, Math.min(at + 1, text.length)],
    explanation,
  };
}
