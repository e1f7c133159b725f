import type { FastifyInstance } from 'fastify';

// Mantine and Monaco write style elements; scripts come from files only.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
const YEAR_S = 365 * 24 * 60 * 60;

export function sendSecurityHeaders(app: FastifyInstance, { publicUrl }: { readonly publicUrl: string }): void {
  const headers = {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${YEAR_S}` } : {}),
  };
  app.addHook('onRequest', async (request, reply) => {
    const policy = request.routeOptions.config.policy;
    // Programs read these answers, thousands a second; they need only the one that stops guessing.
    if (policy?.kind === 'sender') reply.header('X-Content-Type-Options', 'nosniff');
    else reply.headers(headers);
    if (request.routeOptions.config.route !== undefined) reply.header('Cache-Control', 'no-store');
  });
}
