import type { Log } from '#core/ports';
import { pageHeaders } from './headers.ts';
import type { Route } from './routes.ts';
import { cookieName, same, ticket } from './token.ts';

/** How long a browser stays signed in. */
const days = 7;

/** The form, also shown in place of a page that needs it. */
export function signInForm(problem?: string): Response {
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem === undefined ? '' : 'Not signed in: '}Quarterdeck rehearsal</title>
<link rel="stylesheet" href="/playground/playground.css">
</head>
<body class="sign-in">
<main>
<h1>Quarterdeck rehearsal</h1>
<form method="post" action="/playground/sign-in">
${problem === undefined ? '' : `<p class="problem" id="problem" role="alert">${problem}</p>\n`}<label for="token">Administrator’s token</label>
<p class="hint" id="hint">The value of ADMIN_TOKEN in the settings.</p>
<input id="token" name="token" type="password" required autocomplete="current-password" aria-describedby="hint${problem === undefined ? '' : ' problem'}">
<button class="primary">Sign in</button>
</form>
</main>
</body>
</html>
`;
  return new Response(html, { status: 401, headers: { ...pageHeaders, 'WWW-Authenticate': 'Bearer' } });
}

/** @param secure whether browsers reach us by https, so that the cookie is sent by nothing else */
export function signInRoute(adminToken: string, secure: boolean, log: Log): Route {
  return {
    path: '/playground/sign-in',
    methods: ['POST'],
    access: 'everyone',
    async answer(request) {
      const token = new URLSearchParams(await request.text()).get('token') ?? '';
      if (!same(token.trim(), adminToken)) {
        log.warn({}, 'somebody tried to sign in to the playground with a wrong token');
        return signInForm('That is not the token.');
      }
      const lasts = days * 24 * 60 * 60;
      const value = ticket(Math.floor(Date.now() / 1000) + lasts, adminToken);
      const cookie = `${cookieName}=${value}; Path=/playground; Max-Age=${lasts}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
      return new Response(null, { status: 303, headers: { Location: '/playground', 'Set-Cookie': cookie } });
    },
  };
}
