import type { PlaygroundAdapter } from '../../../adapters/playground/index.ts';
import { all, type Element, filled, ofId, readHtml, tagged } from './html-reader.ts';

/** Somebody at a browser without scripts: opens pages, fills in their forms. */
export interface Visitor {
  /** The page at this address, below `/playground`. */
  open(query?: string): Promise<Element>;
  /** Sends the form as it stands, with these fields changed. */
  submit(form: Element, changes?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends what was sent last once more. */
  again(): Promise<Response>;
  /** Opens the page and writes. */
  write(query: string, text: string): Promise<Response>;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

export function visit({ routes }: Pick<PlaygroundAdapter, 'routes'>): Visitor {
  let last: { readonly path: string; readonly body: string } = { path: '', body: '' };
  const ask: Visitor['ask'] = async (path, init) => {
    const request = new Request(new URL(path, 'http://localhost:3978'), init);
    const route = routes.find((each) => each.path === new URL(request.url).pathname);
    if (!route?.methods.some((method) => method === request.method))
      throw new Error(`${request.method} ${path} is not mounted`);
    return route.answer(request);
  };
  const again = () => ask(last.path, { method: 'POST', body: last.body });
  const open = async (query = '') => readHtml(await (await ask(`/playground${query}`)).text());
  const submit: Visitor['submit'] = (form, changes) => {
    last = { path: form.attributes.action ?? '', body: filled(form, changes).toString() };
    return again();
  };
  const write: Visitor['write'] = async (query, text) => {
    const [form] = all(await open(query), (each) => tagged('form')(each) && ofId('write')(each));
    if (!form) throw new Error('there is nothing to write in');
    return submit(form, { text });
  };
  return { open, submit, again, write, ask };
}
