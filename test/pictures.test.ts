import { describe, expect, it } from '@jest/globals';
import type { Incoming, Receive } from '#core/incoming';
import { image, type Message, sentence } from '#core/message';
import type { ChatAdapter } from '#core/ports';
import { reachedAt, withPictures } from '../src/pictures.ts';

const message: Message = {
  summary: 's',
  blocks: [image({ picture: 'abc', title: 'Time plan', alt: 'Two, one overdue.' })],
};

describe('a platform that is given pictures', () => {
  const draw = (publicUrl: string | undefined) => {
    const plainly = { render: (each: Message) => each } as unknown as ChatAdapter;
    return withPictures(plainly, reachedAt(publicUrl)).render(message) as unknown as Message;
  };

  it('gets them with the address at which it can fetch them', () => {
    expect(draw('https://quarterdeck.example.org').blocks).toEqual([
      image({
        picture: 'abc',
        title: 'Time plan',
        alt: 'Two, one overdue.',
        href: 'https://quarterdeck.example.org/files/abc.png',
      }),
    ]);
  });

  it('gets them without one where there is none, or none by https', () => {
    expect(draw(undefined)).toEqual(message);
    expect(draw('http://quarterdeck.example.org')).toEqual(message);
  });

  it('gets them in what is answered at once, too', async () => {
    let hand: Receive | undefined;
    const start = async (receive: Receive) => {
      hand = receive;
    };
    const plainly = { start } as unknown as ChatAdapter;
    await withPictures(plainly, () => 'x.png').start(async ({ keys }) => ({
      answer: keys[0] === 'pictured' ? message : sentence('Nothing to see'),
    }));
    const answerTo = async (key: string) => (await hand!({ keys: [key] } as unknown as Incoming)).answer;
    expect((await answerTo('pictured'))?.blocks[0]).toMatchObject({ image: { href: 'x.png' } });
    expect(await answerTo('plain')).toEqual(sentence('Nothing to see'));
  });
});
