/** The images `nginx` and `nginxinc/nginx-unprivileged`. */
import { nginx as model } from '#domain/world/images/nginx.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { RootBuilder } from '#domain/simulation/images/root.ts';
import { ALPINE } from '#domain/simulation/images/systems/alpine.ts';
import { DEBIAN } from '#domain/simulation/images/systems/debian.ts';
import { curl } from '#domain/simulation/network/tools/curl.ts';
import { usualEnvironment } from '#domain/simulation/images/environment.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { nginxEntrypoint, OWN_SCRIPTS, ownScriptText, SCRIPTS } from './entrypoint.ts';
import { nginxProgram } from './program.ts';

/** The last of each line, as far as it is known here; `latest` is taken as the line that the course uses. */
const LAST_OF_LINE: ReadonlyMap<string, string> = new Map([
  ['1.19', '1.19.10'],
  ['1.20', '1.20.2'],
  ['1.21', '1.21.6'],
  ['1.22', '1.22.1'],
  ['1.23', '1.23.4'],
  ['1.24', '1.24.0'],
  ['1.25', '1.25.5'],
  ['1.26', '1.26.3'],
  ['1.27', '1.27.5'],
  ['1.28', '1.28.0'],
  ['1.29', '1.29.3'],
]);

function versionOf(tag: string): string {
  const [number = ''] = /^\d+(?:\.\d+)*/.exec(tag) ?? [];
  return /^\d+\.\d+\.\d+$/.test(number) ? number : (LAST_OF_LINE.get(number) ?? '1.27.5');
}

const NGINX_USER = { uid: 101, gid: 101 };

export const nginxImage = (tag: string): RunnableImage => image(tag, { isPrivileged: true });
export const unprivilegedNginxImage = (tag: string): RunnableImage => image(tag, { isPrivileged: false });

function image(tag: string, { isPrivileged }: { readonly isPrivileged: boolean }): RunnableImage {
  const version = versionOf(tag);
  const system = tag.includes('alpine') ? ALPINE : DEBIAN;
  const root = { uid: 0, gid: 0, groups: system.rootGroups };
  return {
    entrypoint: model.entrypoint,
    cmd: model.cmd,
    env: usualEnvironment([
      ['NGINX_VERSION', version],
      ['PKG_RELEASE', system === ALPINE ? '1' : '1~bookworm'],
    ]),
    user: isPrivileged ? root : { ...NGINX_USER, groups: [] },
    workingDir: '/',
    stopSignal: SIG.QUIT,
    buildRoot: (kernel) => {
      const builder = new RootBuilder(kernel);
      system.build(builder, ['nginx:x:101:101:nginx user:/nonexistent:/bin/false'], ['nginx:x:101:']);
      addNginx(builder, version);
      if (!isPrivileged) withoutPrivileges(builder);
      return builder.root;
    },
  };
}

function addNginx(builder: RootBuilder, version: string): void {
  builder
    .program('/usr/bin/curl', curl)
    .files(model.files)
    .program('/usr/sbin/nginx', nginxProgram(version))
    .program('/docker-entrypoint.sh', nginxEntrypoint)
    .directories('/var/cache/nginx', '/usr/lib/nginx/modules', '/var/log/nginx')
    .link('/etc/nginx/modules', '/usr/lib/nginx/modules')
    .link('/var/log/nginx/access.log', '/dev/stdout')
    .link('/var/log/nginx/error.log', '/dev/stderr');
  for (const name of OWN_SCRIPTS.keys()) builder.file(`${SCRIPTS}/${name}`, ownScriptText(name), 0o755);
}

/** As its Dockerfile changes the official one: port 8080, files of the process below /tmp. */
function withoutPrivileges(builder: RootBuilder): void {
  const [main, site] = ['/etc/nginx/nginx.conf', '/etc/nginx/conf.d/default.conf'];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(
      (name) =>
        `    ${name === 'proxy' ? 'proxy' : name}_temp_path /tmp/${name === 'client_body' ? 'client' : name}_temp;\n`,
    )
    .join('');
  const text = (model.files.get(main) ?? '')
    .replace('/var/run/nginx.pid', '/tmp/nginx.pid')
    .replace(/^user .*\n/m, '')
    .replace('http {\n', `http {\n${temporary}`);
  builder
    .file(main, text, 0o644, NGINX_USER)
    .file(site, (model.files.get(site) ?? '').replace('80;', '8080;'), 0o644, NGINX_USER)
    .directory('/etc/nginx/conf.d', 0o755, NGINX_USER)
    .directory('/etc/nginx', 0o755, NGINX_USER)
    .directory('/var/cache/nginx', 0o755, NGINX_USER)
    .directory('/var/log/nginx', 0o755, NGINX_USER);
}
