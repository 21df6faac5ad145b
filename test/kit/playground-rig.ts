import { formIn, written } from '../adapters/playground/form-reader.ts';
import {
  all,
  type Element,
  filled,
  ofClass,
  ofId,
  readHtml,
  tagged,
  textOf,
} from '../adapters/playground/html-reader.ts';
import { quarterdeck, type TestQuarterdeck } from './quarterdeck.ts';
import { newest, type Read, type Rig, type Writer, withButton, withoutFurniture } from './rig.ts';
import { type Change, sampleWith } from './sample.ts';

interface PlaygroundRig extends Rig {
  person(key: string): Writer;
}

/** The playground, through its own pages and forms, as a browser without scripts sends them. */
export async function playgroundRig(
  env: Readonly<Record<string, string>> = {},
  changes: readonly Change[] = [],
): Promise<PlaygroundRig> {
  const file = changes.length > 0 ? await sampleWith(changes) : undefined;
  const deck = await quarterdeck({ ...(file ? { PROGRAMME_FILE: file.path } : {}), ...env });
  return {
    quarterdeck: deck,
    ...playgroundSide(deck),
    async stop() {
      await deck.stop();
      await file?.remove();
    },
  };
}

/** The playground of a Quarterdeck. */
export function playgroundSide(deck: TestQuarterdeck): Omit<PlaygroundRig, 'quarterdeck' | 'stop'> {
  const page = async (address: string): Promise<Element> => {
    const answer = await fetch(`${deck.url}/playground?${address}`);
    if (answer.status !== 200) throw new Error(`/playground?${address} answers ${answer.status}`);
    return readHtml(await answer.text());
  };
  const submit = async (form: Element | undefined, changes: Readonly<Record<string, string>> = {}) => {
    if (!form) throw new Error('There is no such form on the page.');
    const answer = await fetch(new URL(form.attributes.action ?? '', deck.url), {
      method: 'POST',
      body: filled(form, changes),
      redirect: 'manual',
    });
    if (answer.status !== 303) throw new Error(`${form.attributes.action} answers ${answer.status}`);
    await deck.settled();
  };
  const articles = async (address: string): Promise<readonly Element[]> =>
    all(await page(address), ofClass('ours')).flatMap((item) => all(item, tagged('article')));
  const place = (address: string) => ({
    read: async (): Promise<readonly Read[]> => (await articles(address)).map(readMessage),
  });
  const person = (key: string): Writer => {
    const address = `as=${key}`;
    const here = place(address);
    const form = async () => (await articles(address)).flatMap((article) => formIn(article) ?? []).at(-1);
    /** The form that does this to the newest message of theirs with this text. */
    const change = async (said: string, action: string): Promise<Element | undefined> => {
      const mine = all(await page(address), ofClass('mine')).filter((item) =>
        all(item, ofClass('body')).some((body) => textOf(body).trim() === said),
      );
      return all(mine.at(-1)!, ({ attributes }) => attributes.action === action)[0];
    };
    return {
      ...here,
      async types(text) {
        await submit(all(await page(address), ofId('write'))[0], { text });
        return newest(here);
      },
      form,
      async fills(by) {
        const open = await form();
        await submit(open?.element, open && written(open.element, by));
        return newest(here);
      },
      async edits(said, text) {
        await submit(await change(said, '/playground/edit'), { text });
        return newest(here);
      },
      async deletes(said) {
        await submit(await change(said, '/playground/delete'));
        return newest(here);
      },
      async presses(label, of) {
        const standing = await articles(address);
        const { id } = of ?? withButton(standing.map(readMessage), label);
        const forms = all(standing[Number(id)]!, tagged('form'));
        const form = forms.find((each) => labelOf(all(each, tagged('button'))[0]!) === label);
        const { name = '', value = '' } = all(form!, tagged('button'))[0]!.attributes;
        await submit(form, { [name]: value });
        return newest(here);
      },
    };
  };
  return { person, steering: place(`as=claire&in=${encodeURIComponent('business-strategy/bsg')}`) };
}

const labelOf = (button: Element): string => textOf({ ...button, name: 'span' }).trim();

/** Its name here is its place among Quarterdeck's messages on the page. */
const readMessage = (article: Element, at: number): Read => ({
  id: String(at),
  text: withoutFurniture(textOf(article)),
  buttons: all(article, tagged('button')).map(labelOf),
});
