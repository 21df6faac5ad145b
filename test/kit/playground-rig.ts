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
import { quarterdeck } from './quarterdeck.ts';
import { newest, type Person, type Read, type Rig, withButton, withoutFurniture } from './rig.ts';

/** The playground, through its own pages and forms, as a browser without scripts sends them. */
export async function playgroundRig(env: Readonly<Record<string, string>> = {}): Promise<Rig> {
  const deck = await quarterdeck(env);

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
  const person = (key: string): Person => {
    const address = `as=${key}`;
    const here = place(address);
    return {
      ...here,
      async types(text) {
        await submit(all(await page(address), ofId('write'))[0], { text });
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
  return {
    quarterdeck: deck,
    person,
    steering: place(`as=claire&in=${encodeURIComponent('business-strategy/bsg')}`),
    stop: () => deck.stop(),
  };
}

const labelOf = (button: Element): string => textOf({ ...button, name: 'span' }).trim();

/** Its name here is its place among Quarterdeck's messages on the page. */
const readMessage = (article: Element, at: number): Read => ({
  id: String(at),
  text: withoutFurniture(textOf(article)),
  buttons: all(article, tagged('button')).map(labelOf),
});
