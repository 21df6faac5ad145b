/** Each stands for a way in which what people type has reached through to a chat platform's mark-up. */
export const hostile = [
  '<!channel> <!here> <!everyone>',
  '<@U0OTHER> @channel @here <at>Everyone</at>',
  '<https://evil.example|click here>',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  '*bold* _italic_ ~gone~ `code` **strong** # heading',
  '<b>b</b> <script>alert(1)</script> <a href="https://evil.example">a</a>',
  '&lt;!channel&gt; &amp;lt; &amp;',
  '> quoted\n- listed\n1. numbered',
  '{{DATE(2027-01-01T00:00:00Z,SHORT)}} $(title)',
  ':smile: #general',
  '\u202Eevil\u202C \u200B|',
];
