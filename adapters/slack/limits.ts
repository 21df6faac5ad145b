/**
 * What Slack takes, as numbers. Of several sources the smaller value stands: docs.slack.dev (blocks, chat.postMessage,
 * chat.update) and the limits of the slackblocks project, which our tests hold us to.
 */
export const limits = {
  /** Blocks in one message. */
  blocks: 50,
  /**
   * Size of all blocks of one message, as JSON with `& < >` escaped. Slack publishes no number and answers
   * `msg_blocks_too_long`; 13,200 was measured by others, 11,300 characters of text with its containers were refused
   * (https://github.com/slackapi/bolt-js/issues/2509, /2867).
   */
  message: 11_000,
  /** One text object or run of text. */
  text: 3_000,
  header: 150,
  /** A line of small print; we stay below the text object's 3,000. */
  note: 2_000,
  buttonsInBlock: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  url: 3_000,
  /**
   * Weight (text.ts) of a message's `text`. chat.update refuses more than 4,000 bytes (`msg_too_long`), any message may
   * be edited, and a character takes up to three.
   */
  summary: 1_300,
  /** Messages a page of history holds. */
  page: 200,
} as const;
