// Runs before the first paint, so that a dark page never flashes white. The key is the one of src/web/app/theme/color-scheme.ts.
(() => {
  const chosen = localStorage.getItem('millrace-color-scheme');
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
