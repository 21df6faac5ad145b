import { playground } from '../../../adapters/playground/index.ts';
import { type ChatRig, chatContract, type Failure, type Gesture, type Seen, type Where } from '../../contracts/chat.ts';
import { all, type Element, ofClass, readHtml, tagged, textOf } from './html-reader.ts';
import { clock, directory, quiet, rowsInMemory, start } from './kit.ts';
import { visit } from './visitor.ts';

const places: Readonly<Record<Where, string>> = { direct: '?as=asha', channel: '?as=asha&in=business-strategy%2Fbsg' };

/** Whatever else stands in a message came through from what somebody typed. */
const ours = new Set('div p h3 h4 ul li dl dt dd blockquote form input button strong bdi a'.split(' '));

function problemsOf(body: Element): readonly string[] {
  return all(body, () => true).flatMap((each) => [
    ...(ours.has(each.name) ? [] : [`<${each.name}> does not belong in a message`]),
    ...Object.keys(each.attributes)
      .filter((name) => name.startsWith('on') || name === 'style')
      .map((name) => `${name} does not belong in a message`),
    ...(each.name === 'button' && textOf({ ...each, name: 'label' }).trim() === '' ? ['a button without a name'] : []),
  ]);
}

const isOurs = (each: Element) => ofClass('message')(each) && ofClass('ours')(each);

function seenIn(page: Element): readonly Seen[] {
  return all(page, isOurs).map((item) => {
    const [article] = all(item, tagged('article'));
    const [body] = all(item, ofClass('body'));
    if (!article || !body) throw new Error('a message without an article or a body');
    return {
      id: item.attributes['data-key'] ?? '',
      summary: article.attributes['aria-label'] ?? '',
      text: textOf(body),
      buttons: all(body, tagged('button')).map((button) => textOf({ ...button, name: 'label' })),
      links: all(body, tagged('a')).map((a) => ({ text: textOf(a), href: a.attributes.href ?? '' })),
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
  const adapter = playground({ rows: failing, directory, rehearsal: clock(), log: quiet, replyWithin: 0 });
  const visitor = visit(adapter);
  const received: Parameters<Parameters<ChatRig['onReceive']>[0]>[0][] = [];
  let behave: Parameters<ChatRig['onReceive']>[0] = async () => ({});
  await adapter.start(async (incoming) => {
    received.push(incoming);
    return behave(incoming);
  });

  const gesture = async (response: Response): Promise<Gesture> => {
    if (response.status === 303) return { accepted: true, at: start };
    const [alert] = all(readHtml(await response.text()), (each) => each.attributes.role === 'alert');
    return { accepted: false, at: start, ...(alert && { told: textOf(alert) }) };
  };
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
    say: async (text) => gesture(await visitor.write(places.direct, text)),
    mention: async (text) => gesture(await visitor.write(places.channel, text)),
    async press(label) {
      const page = await visitor.open(places.direct);
      const forms = all(page, isOurs).flatMap((message) => all(message, tagged('form')));
      const button = (form: Element) => all(form, tagged('button'))[0];
      const form = forms.findLast((each) => textOf({ ...(button(each) ?? each), name: 'label' }) === label);
      if (!form) throw new Error(`there is no button ${label}`);
      return gesture(await visitor.submit(form, { say: button(form)?.attributes.value ?? '' }));
    },
    again: async () => gesture(await visitor.again()),
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
  strangers: true,
  failures: ['reset-after-accepting'],
});
