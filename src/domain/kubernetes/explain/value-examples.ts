/** Values as a learner would write them, by the type or the name of their field. */
const ITEMS: ReadonlyMap<string, string> = new Map([
  ['[]Container', '- name: app'],
  ['[]ContainerPort', '- containerPort: 80'],
  ['[]EnvFromSource', '- configMapRef: {name: settings}'],
  ['[]EnvVar', '- name: LOG_LEVEL and below it value: info'],
  ['[]HostAlias', '- ip: 10.0.0.5'],
  ['[]KeyToPath', '- key: app.conf'],
  ['[]LabelSelectorRequirement', '- key: app'],
  ['[]LocalObjectReference', '- name: registry'],
  ['[]ServicePort', '- port: 80'],
  ['[]Toleration', '- key: dedicated'],
  ['[]Volume', '- name: data'],
  ['[]VolumeMount', '- name: data'],
  ['[]VolumeProjection', '- configMap: {name: settings}'],
]);

const VALUES: ReadonlyMap<string, string> = new Map([
  ['Capabilities', '{drop: [ALL]}'],
  ['ConfigMapEnvSource', '{name: settings}'],
  ['ConfigMapKeySelector', '{name: settings, key: level}'],
  ['ConfigMapVolumeSource', '{name: settings}'],
  ['EmptyDirVolumeSource', '{}'],
  ['EnvVarSource', '{fieldRef: {fieldPath: metadata.name}}'],
  ['ExecAction', "{command: ['cat', '/tmp/healthy']}"],
  ['HTTPGetAction', '{path: /, port: 80}'],
  ['HostPathVolumeSource', '{path: /var/log}'],
  ['LabelSelector', '{matchLabels: {app: web}}'],
  ['ObjectFieldSelector', '{fieldPath: metadata.name}'],
  ['ObjectMeta', '{name: web}'],
  ['PersistentVolumeClaimVolumeSource', '{claimName: data}'],
  ['PodOS', '{name: linux}'],
  ['Probe', '{httpGet: {path: /, port: 80}}'],
  ['ResourceRequirements', '{limits: {memory: 64Mi}}'],
  ['SeccompProfile', '{type: RuntimeDefault}'],
  ['SecretEnvSource', '{name: credentials}'],
  ['SecretKeySelector', '{name: credentials, key: password}'],
  ['SecretVolumeSource', '{secretName: credentials}'],
  ['SecurityContext', '{runAsUser: 1000}'],
  ['VolumeResourceRequirements', '{requests: {storage: 1Gi}}'],
]);

const LISTS: ReadonlyMap<string, string> = new Map([
  ['accessModes', '[ReadWriteOnce]'],
  ['add', '[NET_ADMIN]'],
  ['args', "['-c', 'echo hello']"],
  ['command', "['sh', '-c', 'echo hello']"],
  ['drop', '[ALL]'],
  ['hostnames', '[db.local]'],
  ['ipFamilies', '[IPv4]'],
  ['nameservers', '[10.96.0.10]'],
  ['policyTypes', '[Ingress]'],
  ['searches', '[shop.svc.cluster.local]'],
  ['values', '[web]'],
]);

/** `, for example - name: app` for a list of containers; '' where there is no example. */
export const itemExample = (type: string): string => asExample('', ITEMS.get(type));

/** `, for example args: [...]`. */
export const listExample = (name: string): string => asExample(`${name}: `, LISTS.get(name));

export const valueExample = (type: string): string => VALUES.get(type) ?? '';

const asExample = (before: string, example: string | undefined): string =>
  example === undefined ? '' : `, for example ${before}${example}`;
