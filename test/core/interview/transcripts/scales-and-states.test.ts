import { describe, expect, it } from '@jest/globals';
import { sample, scene } from './scene.ts';

describe('an organisation with five ratings', () => {
  const { at, chat, rows } = scene(
    sample([
      'scale: three,\n      definitions:\n        {',
      'scale: five,\n      definitions:\n        {\n          amber-green: "A little behind; it comes back by itself",\n          amber-red: "Far behind; it may need help",',
    ]),
  );

  it('is asked with them, their meanings a tap away, and gets them as they were given', async () => {
    await at('2027-01-04T09:00:00Z');
    await chat('noor', 'teams').goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Noor: [ Start Community self-help ]
      Quarterdeck: Community self-help: has anything changed since 9 October? You said Green.
      Noor: [ Change something ]
      Quarterdeck: Community self-help: how is it going? Last time Green, 9 October.
      Quarterdeck: [ Green ] [ Amber/Green ] [ Amber ] [ Amber/Red ] [ Red ] [ What these mean ]
      Noor: [ What these mean ]
      Quarterdeck: Amber/Green: A little behind; it comes back by itself
      Noor: amber green
      Quarterdeck: Rating: Amber/Green (last time Green).
      Quarterdeck: Why is it Amber/Green?
      Noor: two areas want the same pilot
      Quarterdeck: What would bring it back to Green, and by when?
      Noor: they agree, by 12 february
      Quarterdeck: Three neighbourhood pilots chosen: planned for Friday 26 February 2027
      Noor: [ No change (26 February) ]
      Quarterdeck: Volunteer hours
      Noor: unchanged
      Quarterdeck: What was achieved
      Noor: Six areas have applied
      Quarterdeck: What comes next?
      Noor: skip
      Quarterdeck: Do you need a decision
      Noor: none
      Quarterdeck: Rating: Amber/Green (last time Green)
      Noor: [ Submit ]
      Quarterdeck: Submitted, thank you.
    `);
    expect(await rows(`SELECT rating FROM update WHERE "roundId" IS NOT NULL`)).toEqual([{ rating: 'amber-green' }]);
  });
});

describe('a workstream', () => {
  const state = (key: string, is: string) =>
    [`      - key: ${key}\n`, `      - key: ${key}\n        status: ${is}\n`] as const;
  const { at, chat } = scene(
    sample(
      state('management', 'not-started'),
      state('customer-centre', 'paused'),
      state('assets', 'deferred'),
      state('self-help', 'complete'),
    ),
  );

  it('that is active is asked about; its lead’s others, which are not, are not in the message', async () => {
    await at('2027-01-04T09:00:00Z');
    await chat('asha').goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Quarterdeck: One workstream
      Quarterdeck: Customer focus · last time Amber, 9 October · 3 measures to give · not started
      Quarterdeck: [ Start Customer focus ] [ Later ]
      Asha: [ Start Customer focus ]
      Quarterdeck: has anything changed since 9 October? You said Amber.
    `);
  });

  it.each([
    ['Gwen', 'management', 'Reshaping management', 'not started'],
    ['Asha', 'customer-centre', 'Shared services and Customer Service Centre', 'paused'],
  ])(
    'that is not active is not asked about; who asks is told so, and what was last said (%s, %s)',
    async (person, key, name, state) => {
      await at('2027-01-04T09:00:00Z');
      await chat(person.toLowerCase()).goes(`
      Quarterdeck: One workstream
      ${person}: update ${key}
      Quarterdeck: ${name} is not being asked about at the moment: it is ${state}. “status ${key}” shows what was last said.
      ${person}: status ${key}
      Quarterdeck: State: ${state.charAt(0).toUpperCase()}${state.slice(1)}
      Quarterdeck: Rating: Green
    `);
    },
  );

  it.each([
    ['Tomás', 'tomas', 'slack', 'assets', 'Asset management strategy', 'deferred'],
    ['Noor', 'noor', 'teams', 'self-help', 'Community self-help', 'complete'],
  ] as const)(
    'that is the only one of its lead and not active brings no message (%s)',
    async (name, person, device, key, title, state) => {
      await at('2027-01-04T09:00:00Z');
      await chat(person, device).goes(`
      ${name}: update
      Quarterdeck: Nothing is asked of you at the moment: no round is open for a workstream of yours.
      ${name}: update ${key}
      Quarterdeck: ${title} is not being asked about at the moment: it is ${state}.
    `);
    },
  );

  it('is not complete because its lead says so in place of a rating: that is the office’s to record', async () => {
    await at('2027-01-04T09:00:00Z');
    await chat('asha').goes(`
      Quarterdeck: [ Start Customer focus ]
      Asha: [ Start Customer focus ]
      Quarterdeck: has anything changed
      Asha: complete
      Quarterdeck: “complete” is a state of the workstream, which the programme office records, and not a rating.
      Quarterdeck: Customer focus: how is it going?
      Asha: green
      Quarterdeck: Rating: Green (last time Amber).
    `);
  });
});
