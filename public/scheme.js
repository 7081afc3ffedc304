// Sets a chosen colour scheme before the first paint; src/platform/settings.ts keeps it from then on.
try {
  const { scheme } = JSON.parse(localStorage.getItem('tripod-settings') ?? '{}');
  if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.scheme = scheme;
} catch {
  // Storage denied or not ours: the system's scheme.
}
