import type { PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { describeContainers } from './containers.ts';
import type { Description } from './description.ts';
import { tolerationTexts } from './pod.ts';
import { describeVolumes } from './volumes.ts';

/** After DescribePodTemplate of kubectl's describe.go. */
export function describeTemplate(to: Description, template: PodTemplateSpec | undefined): void {
  to.line(0, 'Pod Template:');
  if (!template) return to.line(1, '<unset>');
  const { metadata = {}, spec = {} } = template;
  to.labels('Labels', metadata.labels, '  ');
  if (metadata.annotations) to.annotations('Annotations', metadata.annotations, '  ');
  to.optional(1, 'Service Account:', spec.serviceAccountName);
  const [statuses, pod] = [undefined, undefined];
  if (spec.initContainers)
    describeContainers(to, { title: 'Init Containers', containers: spec.initContainers, statuses, pod });
  describeContainers(to, { title: 'Containers', containers: spec.containers, statuses, pod });
  describeVolumes(to, spec.volumes, true);
  to.labels('Node-Selectors', spec.nodeSelector, '  ');
  to.list('  Tolerations:', tolerationTexts(spec.tolerations), '  ');
}
