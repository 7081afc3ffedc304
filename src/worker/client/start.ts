/** Starting a module worker where Trusted Types are enforced: the browser takes no plain string as a script's address. */

interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

let policy: Policy | undefined;

/** A policy's name may be taken only once, so all workers of the page share this one. Only the site's own files pass. */
function workerPolicy(factory: PolicyFactory): Policy {
  policy ??= factory.createPolicy('app-worker', {
    createScriptURL(url) {
      if (new URL(url, location.href).origin !== location.origin)
        throw new TypeError(`not a worker of this site: ${url}`);
      return url;
    },
  });
  return policy;
}

/** Throws what `new Worker` throws, for example where the content security policy forbids it. */
export function startWorker(url: string, name: string): Worker {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const address = factory ? workerPolicy(factory).createScriptURL(url) : url;
  return new Worker(address as string, { type: 'module', name });
}
