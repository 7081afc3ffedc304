/** Directives that are understood or can be passed over, by the module that brings them. */
const BY_MODULE: readonly (readonly [module: string, names: string])[] = [
  [
    'core',
    'serverroot listen documentroot servername serveradmin errorlog loglevel pidfile options allowoverride include includeoptional ' +
      'timeout keepalive keepalivetimeout maxkeepaliverequests servertokens serversignature hostnamelookups accessfilename usecanonicalname ' +
      'define undefine mutex errordocument traceenable enablesendfile enablemmap adddefaultcharset protocols defaultruntimedir fileetag',
  ],
  ['so_module', 'loadmodule loadfile'],
  ['unixd_module', 'user group'],
  ['dir_module', 'directoryindex directoryslash fallbackresource'],
  ['mime_module', 'typesconfig addtype addencoding addhandler addcharset addlanguage'],
  ['log_config_module', 'logformat customlog transferlog'],
  ['authz_core_module', 'require'],
  ['alias_module', 'redirect scriptalias'],
  ['mpm_event_module', 'startservers minsparethreads maxsparethreads threadsperchild maxrequestworkers maxconnectionsperchild threadlimit serverlimit'],
  ['access_compat_module', 'order allow deny'],
  ['headers_module', 'header requestheader'],
  ['setenvif_module', 'setenvif browsermatch'],
  ['env_module', 'setenv passenv'],
  ['reqtimeout_module', 'requestreadtimeout'],
]; // prettier-ignore

const MODULES = new Map(
  BY_MODULE.flatMap(([module, names]) => names.split(' ').map((name): [string, string] => [name, module])),
);

export const moduleOf = (directive: string): string | undefined => MODULES.get(directive);

/** Beginnings of the directives of modules that are not modelled; what begins otherwise is a slip. */
const ELSEWHERE =
  /^(?:proxy|ssl|rewrite|auth|alias|status|cgi|deflate|filter|expires|cache|dav|ldap|session|substitute|balancer|extended|index|limit|accept|allow|set|sock|thread|h2|md|oidc|security|header|remote|log|info|user|script|mod|lua|php|wsgi|dbd|heart|macro|use|watch)/;

export const mayExist = (directive: string): boolean => ELSEWHERE.test(directive);
