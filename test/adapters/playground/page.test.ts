import { describe, expect, it } from '@jest/globals';
import { buttons, heading, paragraph, sentence } from '#core/message';
import { type Directory, playground } from '../../../adapters/playground/index.ts';
import { all, type Element, ofId, readHtml, tagged, textOf } from './html-reader.ts';
import { clock, directory, quiet, rowsInMemory, start } from './kit.ts';
import { visit } from './visitor.ts';

function made(changes: Partial<Directory> = {}) {
  const rows = rowsInMemory();
  const rehearsal = clock({ at: new Date('2027-01-04T09:00:00Z'), what: 'the round opens' });
  const adapter = playground({ rows, directory: { ...directory, ...changes }, rehearsal, log: quiet, replyWithin: 0 });
  const tell = (person: string, text: string) => {
    const to = { direct: { platform: 'playground', tenant: 'rehearsal', id: person } };
    return adapter.send({ key: `told ${text}`, body: adapter.render(sentence(text)), to });
  };
  return { rows, rehearsal, adapter, tell, ...visit(adapter) };
}

const one = (page: Element, matches: (each: Element) => boolean): Element => {
  const [found] = all(page, matches);
  if (!found) throw new Error('not on the page');
  return found;
};
const marked = (page: Element) =>
  all(page, tagged('a'))
    .filter((a) => 'aria-current' in a.attributes)
    .map((a) => [textOf(a).replace(/\s+/g, ' ').trim(), a.attributes['aria-current']]);

describe('the playground’s page', () => {
  it('lists everybody by name and title, and the channels, and marks where one is', async () => {
    const { open } = made();
    const direct = await open('?as=asha');
    expect(textOf(one(direct, tagged('nav')))).toMatch(
      /Olive Mbeki\s*Programme Manager[\s\S]*Asha Patel[\s\S]*Business Strategy Group/,
    );
    expect(marked(direct)).toEqual([['AP Asha PatelHead of Customer Contact', 'page']]);
    const channel = await open('?as=asha&in=business-strategy%2Fbsg');
    expect(marked(channel)).toEqual([
      ['AP Asha PatelHead of Customer Contact', 'true'],
      ['# Business Strategy Group', 'page'],
    ]);
    expect(textOf(one(channel, (each) => each.attributes.for === 'text'))).toBe(
      'Write in Business Strategy Group as Asha Patel',
    );
  });

  it('begins with whom Quarterdeck last wrote to, and says where else it has just spoken', async () => {
    const { open, tell } = made();
    expect(marked(await open())[0]?.[0]).toContain('Olive Mbeki');
    await tell('asha', 'to Asha');
    await tell('mei', 'to Mei');
    const page = await open();
    expect(marked(page)[0]?.[0]).toContain('Mei Lin');
    const fresh = all(page, tagged('a')).filter((a) => textOf(a).trim().endsWith('new'));
    expect(fresh.map((a) => a.attributes.href)).toEqual(['/playground?as=asha#latest']);
  });

  it('says that it is a rehearsal, what time it is and what happens next', async () => {
    const page = await made().open();
    const head = textOf(one(page, tagged('header')));
    expect(head).toContain('Rehearsal: nothing leaves this machine');
    expect(head).toContain('Friday 18 December 2026, 08:00');
    expect(head).toContain('Monday 4 January 2027, 09:00: the round opens');
  });

  it('says with platforms beside it that messages go there and not here', async () => {
    const page = await made({ elsewhere: ['Slack', 'Teams'] }).open();
    const head = textOf(one(page, tagged('header')));
    expect(head).toContain('Rehearsal with Slack and Teams: messages go there for real.');
    expect(head).toContain('shows and accepts, but is not sent to');
    expect(head).not.toContain('nothing leaves');
  });

  it('puts each message under its day and time in the zone of whoever reads', async () => {
    const { open, tell } = made();
    await tell('mei', 'Good morning');
    const log = textOf(one(await open('?as=mei'), (each) => each.attributes.role === 'log'));
    expect(log).toMatch(/Friday 18 December 2026[\s\S]*Quarterdeck 10:00[\s\S]*Good morning/);
  });

  it('has headings in order, a label for each field, and names for its landmarks', async () => {
    const { open, adapter } = made();
    const blocks = [paragraph('Before'), heading('Title'), heading('Part'), buttons({ label: 'Start', say: 'start' })];
    await adapter.send({
      key: 'k',
      body: adapter.render({ summary: 'S', blocks }),
      to: { channel: 'business-strategy/bsg' },
    });
    const page = await open('?as=asha&in=business-strategy%2Fbsg');
    const levels = all(page, (each) => /^h\d$/.test(each.name)).map((each) => Number(each.name.slice(1)));
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
    expect(levels.slice(-3)).toEqual([2, 3, 4]);
    const labelled = new Set(all(page, tagged('label')).map((label) => label.attributes.for));
    const fields = all(page, (each) => ['textarea', 'input'].includes(each.name) && each.attributes.type !== 'hidden');
    for (const field of fields) expect(labelled).toContain(field.attributes.id);
    expect(all(page, tagged('main'))).toHaveLength(1);
    expect(one(page, tagged('nav')).attributes['aria-label']).toBe('People and channels');
    const ids = all(page, (each) => 'id' in each.attributes).map((each) => each.attributes.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('loads nothing from elsewhere, and has neither script nor style of its own within', async () => {
    const { open, ask } = made();
    const page = await open();
    const loads = all(page, (each) => ['link', 'script', 'img'].includes(each.name));
    for (const each of loads) {
      const path = each.attributes.href ?? each.attributes.src ?? '';
      const file = await ask(path);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-type')).toMatch(/^(text\/(css|javascript)|image\/svg)/);
      expect(await file.text()).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org)/);
      const known = await ask(path, { headers: { 'If-None-Match': file.headers.get('etag') ?? '' } });
      expect(known.status).toBe(304);
    }
    expect(loads).toHaveLength(6);
    for (const script of all(page, tagged('script'))) expect(script.children).toEqual([]);
    expect(all(page, (each) => each.name === 'style' || 'style' in each.attributes)).toEqual([]);
    const policy = (await ask('/playground')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('shows the newest hundred messages and says that there are more', async () => {
    const { open, rows } = made();
    for (let at = 1; at <= 101; at++)
      await rows.add({ key: `k${at}`, conversation: 'person:asha', message: sentence(`message ${at}.`), at: start });
    const log = textOf(one(await open('?as=asha'), (each) => each.attributes.role === 'log'));
    expect(log).not.toContain('message 1.');
    expect(log).toContain('message 2.');
    expect(log).toContain('message 101.');
    expect(log).toContain('The newest 100 messages are shown.');
  });

  it('says when a message was changed', async () => {
    const { open, tell, adapter } = made();
    await tell('asha', 'first');
    await adapter.send({
      key: 'edit',
      body: adapter.render(sentence('second')),
      to: { direct: { platform: 'playground', tenant: 'rehearsal', id: 'asha' } },
      replaces: 'told first',
    });
    const log = textOf(one(await open('?as=asha'), (each) => each.attributes.role === 'log'));
    expect(log).toMatch(/changed 08:00[\s\S]*second/);
    expect(log).not.toContain('first');
  });

  it('tells its script by a mark whether anything changed', async () => {
    const { ask, tell } = made();
    const mark = (await ask('/playground?as=asha')).headers.get('etag') ?? '';
    const again = () => ask('/playground?as=asha', { headers: { 'If-None-Match': mark } });
    expect((await again()).status).toBe(304);
    await tell('mei', 'elsewhere');
    expect((await again()).status).toBe(200);
  });

  it('says of a person or channel that is not there that it is not', async () => {
    const { ask } = made();
    for (const query of ['?as=nobody', '?as=', '?as=asha&in=nothing', '?in='])
      expect((await ask(`/playground${query}`)).status).toBe(404);
  });

  it('says how to begin when there is no programme yet', async () => {
    const { ask } = made({ people: async () => [] });
    const text = textOf(readHtml(await (await ask('/playground')).text()));
    expect(text).toContain('npx quarterdeck import FILE');
  });

  it('names whoever has left the programme by their key', async () => {
    const { rows, open } = made();
    const conversation = 'channel:business-strategy/bsg';
    await rows.add({ key: 'k', conversation, fromPerson: 'gone', message: sentence('I was here'), at: start });
    const page = await open('?as=asha&in=business-strategy%2Fbsg');
    expect(textOf(one(page, ofId('messages')))).toMatch(/gone 08:00[\s\S]*I was here/);
  });
});
