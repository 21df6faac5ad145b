import { Socket } from 'node:net';

/**
 * A socket that sends together what is written to it in one go: each write is a call of the system and wakes the
 * server, and statements need not wait for each other. pg holds back (`cork`) the parts of each prepared statement.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override cork(): void {
    if (!this.#gathering) {
      this.#gathering = true;
      super.cork();
      process.nextTick(() => {
        this.#gathering = false;
        super.uncork();
      });
    }
    super.cork();
  }
}
