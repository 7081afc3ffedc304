import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import type { ErrorType, FieldError } from '#domain/kubernetes/validation/field-errors.ts';
import { filled, type Case } from './case.ts';
import { CLAIMS } from './fields/claims.ts';
import { CONTAINERS } from './fields/containers.ts';
import { CRON_JOBS } from './fields/cronjobs.ts';
import { DATA } from './fields/data.ts';
import { DNS } from './fields/dns.ts';
import { DOWNWARD_API } from './fields/downward-api.ts';
import { ENV } from './fields/env.ts';
import { EXCLUSIONS } from './fields/exclusions.ts';
import { FORMATS } from './fields/formats.ts';
import { JOBS } from './fields/jobs.ts';
import { LABELS } from './fields/labels.ts';
import { METADATA } from './fields/metadata.ts';
import { MOUNTS } from './fields/mounts.ts';
import { NAMES } from './fields/names.ts';
import { NETWORK_POLICIES } from './fields/network-policies.ts';
import { PODS } from './fields/pods.ts';
import { PORTS } from './fields/ports.ts';
import { PROBES } from './fields/probes.ts';
import { RESOURCES } from './fields/resources.ts';
import { SCHEDULING } from './fields/scheduling.ts';
import { SECURITY } from './fields/security.ts';
import { SERVICE_ADDRESSES } from './fields/service-addresses.ts';
import { SERVICES } from './fields/services.ts';
import type { Row, Table } from './fields/table.ts';
import { VENDORS } from './fields/vendors.ts';
import { VOLUME_FILES } from './fields/volume-files.ts';
import { VOLUMES } from './fields/volumes.ts';
import { WORKLOADS } from './fields/workloads.ts';
import { generalWords } from './general.ts';
import type { Subject } from './subject.ts';

/** Rows of one field before those of many. */
const TABLES: readonly Table[] = [
  METADATA,
  CRON_JOBS,
  JOBS,
  WORKLOADS,
  NETWORK_POLICIES,
  EXCLUSIONS,
  NAMES,
  LABELS,
  PORTS,
  DOWNWARD_API,
  ENV,
  MOUNTS,
  PROBES,
  CLAIMS,
  VOLUME_FILES,
  VOLUMES,
  RESOURCES,
  SECURITY,
  CONTAINERS,
  DNS,
  SCHEDULING,
  PODS,
  SERVICES,
  SERVICE_ADDRESSES,
  DATA,
  VENDORS,
  FORMATS,
];

const rowsOf = new Map<ErrorType, readonly Row[]>();

function rows(type: ErrorType): readonly Row[] {
  const known = rowsOf.get(type) ?? TABLES.flatMap((table) => table[type] ?? []);
  rowsOf.set(type, known);
  return known;
}

/** What, why and fix of one error of validation: by its field and detail, else by its type. */
export function explainField(error: FieldError, subject: Subject): Explanation {
  return wordsOfField(error, subject) ?? generalWords({ error, subject });
}

/** The words that were written for this field and detail, or undefined. */
export function wordsOfField(error: FieldError, subject: Subject): Explanation | undefined {
  const field = error.path.toString().replace(/\[\d+\]/g, '');
  for (const [ofField, ofDetail, what, why, fix] of rows(error.type)) {
    const inField = ofField.exec(field);
    const inDetail = inField === null || ofDetail === '' ? [] : ofDetail.exec(error.detail);
    if (inField === null || inDetail === null) continue;
    const caught = new Map([...named('ab', inField), ...named('12', inDetail)]);
    const one: Case = { error, subject };
    return {
      what: filled(what, one, caught),
      why: filled(why, one, caught),
      fix: filled(fix, one, caught),
    };
  }
  return undefined;
}

const named = (
  names: string,
  found: readonly (string | undefined)[],
): readonly (readonly [string, string])[] =>
  Array.from(names, (name, at) => [name, found[at + 1] ?? ''] as const);
