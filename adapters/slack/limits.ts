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
  /** Rows of a table with its headings, its columns, the characters of a cell that is read in a column, its size as JSON. */
  tableRows: 100,
  tableColumns: 20,
  tableCell: 300,
  table: 8_000,
  /** A picture's alternative text, and its title. */
  alt: 2_000,
  /**
   * Weight (text.ts) of a message's `text`. chat.update refuses more than 4,000 bytes (`msg_too_long`), any message may
   * be edited, and a character takes up to three.
   */
  summary: 1_300,
  /** Blocks in a modal. */
  viewBlocks: 100,
  /** Bytes of a modal as JSON. Slack refuses 250 KB (`view_too_large`) and publishes no more exact number. */
  view: 240_000,
  /** A modal's title, and what stands on its buttons. */
  viewTitle: 24,
  /** What a modal carries for us. */
  viewMemory: 3_000,
  blockId: 255,
  inputLabel: 2_000,
  inputHint: 2_000,
  /** What a person can write into one input. */
  input: 3_000,
  /** What we put into one input at first, so that there is room to write on. */
  inputFilled: 2_500,
  /** Slack publishes no number for an error below an input; this is as long as may be read there. */
  inputError: 300,
  options: 100,
  optionLabel: 75,
  /** The documentation says 150, the types of Slack's own client 75. */
  optionValue: 75,
  /** Up to so many choices stand side by side, to be made with one tap; Slack takes ten. */
  radios: 6,
  /** Messages a page of history holds. */
  page: 200,
} as const;
