import { describe, expect, it } from '@jest/globals';
import { type Form, form, formIn } from '#core/message';
import { modal } from '../../../adapters/slack/modal.ts';
import { formElement } from '../../../adapters/teams/form.ts';
import { limits } from '../../../adapters/teams/limits.ts';
import { frame } from '../../../adapters/teams/pack.ts';
import { inputsOf, viewProblems } from '../../adapters/slack/form-reader.ts';
import { customerCentre, indicator, milestone } from './customer-centre.ts';
import { field, formTalk } from './form-talk.ts';

/** Forty milestones, most of them due, and twenty indicators. */
const large = () =>
  customerCentre(
    {},
    {
      milestones: Array.from({ length: 40 }, (_, n) =>
        milestone(`m${n}`, `Stage ${n} agreed`, `2027-0${1 + (n % 3)}-${String(10 + (n % 18))}`),
      ),
      indicators: Array.from({ length: 20 }, (_, n) => indicator(`i${n}`, `Calls answered at site ${n}`)),
      savings: [],
    },
  );
const rating = 'How is it going? Last time Green, 9 October.';

/** The pages of a form, each sent with what `write` says for it. */
function through(asha: ReturnType<typeof formTalk>, write: (form: Form, at: number) => Record<string, string>) {
  const pages: Form[] = [asha.opens()];
  for (let more = true; more; ) {
    const form = pages.at(-1)!;
    asha.sends(form, write(form, pages.length));
    const next = formIn(asha.message);
    if (next) pages.push(next);
    more = next !== undefined;
  }
  return pages;
}

const figures = (form: Form) =>
  Object.fromEntries(
    form.fields.filter(({ name }) => name.startsWith('indicator/')).map(({ label }) => [label, '86%']),
  );

describe('a form with more than one page', () => {
  it('asks everything once, page by page, and each page is kept when it is sent', () => {
    const asha = formTalk(large());
    const pages = through(asha, (form, at) => ({ ...figures(form), ...(at === 1 ? { [rating]: 'Green' } : {}) }));
    expect(pages.map(({ title }) => title)).toEqual(
      [1, 2, 3].map((at) => `Customer Service Centre, Q3 2026/27, page ${at} of 3`),
    );
    expect(pages.map(({ send }) => send)).toEqual(['Next page', 'Next page', 'Go to the review']);
    const names = pages.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(3 + 40 + 20 + 2 + 3);
    expect(pages.every(({ fields }) => fields.length <= 25)).toBe(true);
    expect(asha.message.summary).toContain('for you to check and submit');
    expect(Object.keys(asha.state.answers).filter((key) => /^(?:milestone|indicator)/.test(key))).toHaveLength(60);
  });

  it('says on each page once what could be written for several items of a kind, and again where one is wrong', () => {
    const advice = 'You could write “82%”; “not yet available, expected 5 February” is an answer too.';
    const asha = formTalk(large());
    const pages = through(asha, (form, at) => ({ ...figures(form), ...(at === 1 ? { [rating]: 'Green' } : {}) }));
    for (const { fields } of pages) {
      const hints = fields.filter(({ name }) => name.startsWith('indicator/')).map(({ hint }) => hint);
      const asked = 'Last quarter 82%, a year ago 84%, target 85%.';
      expect(hints).toEqual(hints.map((_, at) => (at === 0 ? `${asked} ${advice}` : asked)));
    }
    const figure = pages[1]!.fields.filter(({ name }) => name.startsWith('indicator/'))[1]!.label;
    const again = formTalk(large());
    again.sends(again.opens(), { [rating]: 'Green' });
    again.sends(again.form(), { [figure]: 'lots' });
    expect(field(again.form(), figure).error).toContain(advice);
  });

  it('leaves what its later pages would have asked to the conversation, if it is closed', () => {
    const asha = formTalk(large());
    const form = asha.opens();
    asha.sends(form, { [rating]: 'Green' });
    expect(asha.state.answers).toMatchObject({ rating: 'green', 'milestone/m21': { is: 'unchanged' } });
    expect(asha.says('Go on')).toContain('Stage 22 agreed: planned for');
    expect(asha.says('no change')).toContain('Stage 23 agreed');
  });

  it('begins afresh when it is opened again, with what was answered in it', () => {
    const asha = formTalk(large());
    asha.sends(asha.opens(), { [rating]: 'Green', 'Stage 3 agreed': 'done on 3 January' });
    const again = asha.opens();
    expect(again.title).toContain('page 1 of 3');
    expect(field(again, rating).value).toBe('Green');
    expect(field(again, 'Stage 3 agreed').value).toBe('done on 3 January');
    asha.sends(again);
    expect(asha.state.answers['milestone/m3']).toMatchObject({ is: 'done', on: '2027-01-03' });
  });

  it('goes on after an error where it was, and says on the next page what had to be said', () => {
    const asha = formTalk(large());
    const form = asha.opens();
    asha.says('Amber');
    asha.sends(form, { [rating]: 'Green', 'Stage 3 agreed': '31 February' });
    expect(asha.form().title).toContain('page 1 of 3');
    expect(asha.form().send).toBe('Next page');
    const second = asha.sends(asha.form(), { 'Stage 3 agreed': 'no change' });
    expect(second).toContain('“Rating” had been answered meanwhile; the form counts: Green');
    expect(asha.form().title).toContain('page 2 of 3');
  });

  it('takes a page that was sent twice as it stands, and shows the page after it', () => {
    const asha = formTalk(large());
    const form = asha.opens();
    asha.sends(form, { [rating]: 'Green' });
    const before = asha.state.answers;
    const text = asha.sends(form, { [rating]: 'Green' });
    expect(text).toContain('page 2 of 3');
    expect(text).not.toContain('meanwhile');
    expect(asha.state.answers).toEqual(before);
  });

  it('has so little on each page that a card and a modal have room for all of it, however much was written', () => {
    const asha = formTalk(large());
    const long = '“We wait”, they said. '.repeat(170);
    const pages = [
      ...through(asha, (form, at) => ({
        ...figures(form),
        ...(at === 1 ? { [rating]: 'Amber', 'Why (if it is not Green)': long } : {}),
        ...(at === 1 ? { 'What would bring it back (if it is not Green)': long } : {}),
      })),
      ...through(asha, () => ({})),
    ];
    expect(asha.state.answers.reason).toBe(long.trim());
    expect(pages.filter((form) => formElement(form, limits.card - frame, 'whole') === undefined)).toEqual([]);
    for (const page of pages) {
      const view = modal({ summary: page.title, blocks: [form(page)] });
      expect(inputsOf(view).length).toBeGreaterThanOrEqual(page.fields.length);
      expect(viewProblems(view)).toEqual([]);
    }
  });

  it('remembers a handful of forms and no more: the draft does not grow with each', () => {
    const asha = formTalk(large());
    for (let n = 0; n < 30; n += 1) asha.opens();
    const size = JSON.stringify(asha.state).length;
    for (let n = 0; n < 30; n += 1) asha.opens();
    expect(JSON.stringify(asha.state).length - size).toBeLessThan(20);
  });
});
