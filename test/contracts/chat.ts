import { describe } from '@jest/globals';
import { drawing } from './chat-drawing.ts';
import { edits } from './chat-edits.ts';
import { forms } from './chat-forms.ts';
import { largeForms } from './chat-forms-large.ts';
import { sentForms } from './chat-forms-sent.ts';
import { receiving } from './chat-receiving.ts';
import type { Can, ChatRig } from './chat-rig.ts';
import { sending } from './chat-sending.ts';
import { stage } from './chat-stage.ts';

export type { Can, ChatRig, Failure, Gesture, Seen, SeenField, SeenForm, Where } from './chat-rig.ts';

/** The sentences that hold of every chat platform. `make` is called afresh for each. */
export function chatContract(name: string, make: () => Promise<ChatRig>, can: Can): void {
  describe(`${name}, as a chat platform`, () => {
    const on = stage(make);
    receiving(on, can);
    drawing(on);
    sending(on, can);
    edits(on, can);
    forms(on, can);
    sentForms(on, can);
    largeForms(on);
  });
}
