import { playground } from '../../../adapters/playground/index.ts';
import { type ChatRig, chatContract, type Failure, type Gesture, type Seen, type Where } from '../../contracts/chat.ts';
import { formIn, written } from './form-reader.ts';
import { all, type Element, ofClass, readHtml, tagged, textOf } from './html-reader.ts';
import { clock, directory, quiet, rowsInMemory } from './kit.ts';
import { visit } from './visitor.ts';

const places: Readonly<Record<Where, string>> = { direct: '?as=asha', channel: '?as=asha&in=business-strategy%2Fbsg' };

/** Whatever else stands in a message came through from what somebody typed. */
const ours = new Set(
  'div p h3 h4 ul li dl dt dd blockquote form input button strong bdi a textarea select option fieldset legend label span small b table caption thead tbody tr th td figure figcaption img'.split(
    ' ',
  ),
);

function problemsOf(body: Element): readonly string[] {
  return all(body, () => true).flatMap((each) => [
    ...(ours.has(each.name) ? [] : [`<${each.name}> does not belong in a message`]),
    ...Object.keys(each.attributes)
      .filter((name) => name.startsWith('on') || name === 'style')
      .map((name) => `${name} does not belong in a message`),
    ...(each.name === 'button' && textOf({ ...each, name: 'label' }).trim() === '' ? ['a button without a name'] : []),
  ]);
}

const isPress = (each: Element) => each.attributes.action === '/playground/press';
const isOurs = (each: Element) => ofClass('message')(each) && ofClass('ours')(each);

function seenIn(page: Element): readonly Seen[] {
  const forAll = (item: Element) => isOurs(item) && !textOf(item).includes('only you see this');
  return all(page, forAll).map((item) => {
    const [article] = all(item, tagged('article'));
    const [body] = all(item, ofClass('body'));
    if (!article || !body) throw new Error('a message without an article or a body');
    return {
      id: item.attributes['data-key'] ?? '',
      summary: article.attributes['aria-label'] ?? '',
      text: textOf(body),
      buttons: all(body, isPress).flatMap((form) =>
        all(form, tagged('button')).map((button) => textOf({ ...button, name: 'label' })),
      ),
      links: all(body, tagged('a')).map((a) => ({ text: textOf(a), href: a.attributes.href ?? '' })),
      pictures: all(body, tagged('img')).map(({ attributes: { alt = '', src = '' } }) => ({ alt, href: src })),
      pings: [],
      problems: problemsOf(body),
    };
  });
}

async function rig(): Promise<ChatRig> {
  const rows = rowsInMemory();
  let failure: Failure | undefined;
  let posts = 0;
  const failing = {
    ...rows,
    async add(row: Parameters<typeof rows.add>[0]) {
      await rows.add(row);
      if (row.fromPerson !== undefined) return;
      posts++;
      const fails = failure;
      failure = undefined;
      if (fails) throw new Error('the connection was reset');
    },
    async edit(...change: Parameters<typeof rows.edit>) {
      posts++;
      return rows.edit(...change);
    },
  };
  const rehearsal = clock();
  const adapter = playground({ rows: failing, directory, rehearsal, log: quiet, replyWithin: 0 });
  const visitor = visit(adapter);
  const received: Parameters<Parameters<ChatRig['onReceive']>[0]>[0][] = [];
  let behave: Parameters<ChatRig['onReceive']>[0] = async () => ({});
  await adapter.start(async (incoming) => {
    received.push(incoming);
    return behave(incoming);
  });

  /** A minute later than whatever was done before: the clock of a rehearsal does not move by itself. */
  const gesture = async (act: () => Promise<Response>): Promise<Gesture> => {
    const at = new Date((await rehearsal.now()).getTime() + 60_000);
    await rehearsal.moveTo(at);
    const response = await act();
    if (response.status === 303) return { accepted: true, at };
    const [alert] = all(readHtml(await response.text()), (each) => each.attributes.role === 'alert');
    return { accepted: false, at, ...(alert && { told: textOf(alert) }) };
  };
  const openForm = async () =>
    all(await visitor.open(places.direct), isOurs)
      .flatMap((message) => formIn(message) ?? [])
      .at(-1);
  /** The form below a message of theirs that does this. */
  const change = async (message: string, action: string) => {
    const page = await visitor.open(places.direct);
    const [item] = all(page, (each) => each.attributes['data-key'] === message);
    const [form] = all(item ?? page, (each) => each.attributes.action === action);
    if (!item || !form) throw new Error(`nobody can ${action} ${message}`);
    return form;
  };
  const mine = async () => all(await visitor.open(places.direct), ofClass('mine')).at(-1)?.attributes['data-key'];
  const person = { platform: 'playground', tenant: 'rehearsal', id: 'asha' };
  return {
    adapter,
    received,
    onReceive: (next) => {
      behave = next;
    },
    person,
    email: 'asha.patel@example.org',
    stranger: { ...person, id: 'nobody' },
    to: { direct: { direct: person }, channel: { channel: 'business-strategy/bsg' } },
    say: async (text) => {
      const said = await gesture(() => visitor.write(places.direct, text));
      const message = await mine();
      return { ...said, ...(message !== undefined && { message }) };
    },
    mention: (text) => gesture(() => visitor.write(places.channel, text)),
    async press(label, where = 'direct') {
      const page = await visitor.open(places[where]);
      const forms = all(page, isOurs).flatMap((message) => all(message, isPress));
      const button = (form: Element) => all(form, tagged('button'))[0];
      const form = forms.findLast((each) => textOf({ ...(button(each) ?? each), name: 'label' }) === label);
      if (!form) throw new Error(`there is no button ${label}`);
      const done = await gesture(() => visitor.submit(form, { say: button(form)?.attributes.value ?? '' }));
      const [alone] = all(await visitor.open(places[where]), isOurs)
        .filter((item) => textOf(item).includes('only you see this'))
        .slice(-1);
      return alone ? { ...done, told: textOf(alone) } : done;
    },
    again: () => gesture(() => visitor.again()),
    editMessage: async (message, text) => {
      const form = await change(message, '/playground/edit');
      return gesture(() => visitor.submit(form, { text }));
    },
    deleteMessage: async (message) => {
      const form = await change(message, '/playground/delete');
      return gesture(() => visitor.submit(form));
    },
    form: openForm,
    submitForm: async (by) => {
      const form = await openForm();
      if (!form) throw new Error('nobody sees a form');
      return gesture(() => visitor.submit(form.element, written(form.element, by)));
    },
    word: () => Promise.reject(new Error('the playground has no command of its own')),
    sendFile: () => Promise.reject(new Error('the playground takes no files')),
    seen: async (where) => seenIn(await visitor.open(places[where])),
    failNext: (next) => {
      failure = next;
    },
    posts: () => posts,
    stop: () => adapter.stop(),
  };
}

chatContract('The playground', rig, {
  words: false,
  answersPress: false,
  files: false,
  readsBack: true,
  edits: true,
  forms: 'in the conversation',
  strangers: true,
  failures: ['reset-after-accepting'],
});
