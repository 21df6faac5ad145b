import { describe, expect, it } from '@jest/globals';
import { all, readHtml, tagged, textOf } from './html-reader.ts';
import { made, opening } from './kit.ts';

describe('moving the clock in the playground', () => {
  const clockForm = async ({ open }: { open: (query: string) => Promise<ReturnType<typeof readHtml>> }, go: string) => {
    const forms = all(await open('?as=asha'), tagged('form')).filter(
      (form) => form.attributes.action === '/playground/clock',
    );
    const form = forms.find((each) => all(each, tagged('button')).some((button) => button.attributes.value === go));
    if (!form) throw new Error(`there is no way to go ${go}`);
    return form;
  };

  it('goes to the next thing that happens, once however often it is pressed, and says what was sent', async () => {
    const there = await made({ next: opening });
    const moved = await there.submit(await clockForm(there, 'next'), { go: 'next' });
    await there.again();
    expect(there.rehearsal.moves).toEqual([opening.at]);
    const address = moved.headers.get('location') ?? '';
    const page = await there.open(address.slice('/playground'.length, address.indexOf('#')));
    expect(textOf(page)).toContain('8 messages sent, 1 still waiting.');
    expect(textOf(page)).toContain('Monday 4 January 2027, 09:00');
  });

  it('says when nothing more is due', async () => {
    const there = await made();
    const page = await there.open('?as=asha');
    expect(textOf(page)).toContain('Nothing more is due.');
    const [button] = all(await clockForm(there, 'next'), tagged('button'));
    expect(button?.attributes).toHaveProperty('disabled');
  });

  it('goes to a day and time in the organisation’s zone', async () => {
    const there = await made();
    await there.submit(await clockForm(there, 'there'), { go: 'there', at: '2027-07-01T09:30' });
    expect(there.rehearsal.moves).toEqual([new Date('2027-07-01T08:30:00Z')]);
  });

  it.each([
    ['2026-12-18T07:59', 'The clock moves forward only. It stands at Friday 18 December 2026, 08:00.'],
    ['2027-02-30T09:00', 'That is no day and time.'],
    ['soon', 'That is no day and time.'],
  ])('does not go to %s, and says why', async (at, why) => {
    const there = await made();
    const refused = await there.submit(await clockForm(there, 'there'), { go: 'there', at });
    expect(refused.status).toBe(422);
    expect(textOf(readHtml(await refused.text()))).toContain(why);
    expect(there.rehearsal.moves).toEqual([]);
  });
});
