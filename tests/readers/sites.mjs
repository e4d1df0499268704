/**
 * Thirty pages of invented sites with articles of our own, Arabic and English: six ways in which sites are built, with menus, captions,
 * labels, tags, links to other articles, requests, comments and the rest of what stands around articles.
 */

/** @typedef {{ language: 'ar' | 'en', title: string, byline: string, site: string, day: string, paragraphs: string[], crosshead: string, others: string[], words: Record<string, string> }} Story */

const AR = {
  site: 'أخبار الساحل',
  words: {
    home: 'الرئيسية',
    sections: 'سياسة اقتصاد رياضة ثقافة تقنية صحة منوعات آراء',
    also: 'اقرأ أيضًا',
    related: 'مواضيع ذات صلة',
    tags: 'وسوم',
    share: 'شارك الخبر',
    caption: 'جانب من الموقع، أرشيفية (وكالة الساحل)',
    follow: 'تابعونا على تلغرام لتصلكم الأخبار أولا بأول',
    comments: 'التعليقات',
    comment: 'شكرا على الخبر ونرجو المتابعة',
    rights: 'جميع الحقوق محفوظة لأخبار الساحل',
    published: 'نُشر في',
    by: 'كتب',
    most: 'الأكثر قراءة',
    skip: 'تخطى إلى المحتوى',
    newsletter: 'اشترك في نشرتنا البريدية',
    ad: 'إعلان',
    bio: 'صحافي يكتب في الشأن المحلي منذ عشر سنوات، وله كتابان.',
  },
  others: [
    'سوق السمك القديم يعود بعد عامين من الإغلاق',
    'منتخب الناشئين يبلغ نصف النهائي بركلات الترجيح',
    'أسعار الزيت تتراجع في أسواق الجملة',
    'فتاة من الجبل تفوز بجائزة الرسم الكبرى',
    'الأرصاد تحذر من ضباب كثيف فجر الخميس',
    'مهرجان العود يختتم لياليه بأغان قديمة',
  ],
};

const EN = {
  site: 'The Coast Courier',
  words: {
    home: 'Home',
    sections: 'Politics Business Sport Culture Technology Health Opinion Weather',
    also: 'Read more',
    related: 'Related articles',
    tags: 'Tags',
    share: 'Share this article',
    caption: 'A view of the site last spring (Coast Agency)',
    follow: 'Follow us on Telegram to hear the news first',
    comments: 'Comments',
    comment: 'Thanks for this, keep us posted',
    rights: 'All rights reserved, The Coast Courier',
    published: 'Published',
    by: 'By',
    most: 'Most read',
    skip: 'Skip to content',
    newsletter: 'Sign up for our newsletter',
    ad: 'Advertisement',
    bio: 'A reporter who has covered the region for ten years and written two books.',
  },
  others: [
    'Old fish market opens again after two years',
    'Youth side reach semi-final on penalties',
    'Oil prices fall in wholesale markets',
    'Mountain girl takes the great drawing prize',
    'Thick fog expected before dawn on Thursday',
    'Lute festival ends with songs of long ago',
  ],
};

/** What the articles tell: title, who wrote it, a crosshead, paragraphs. @type {[typeof AR, string, string, string, string[]][]} */
const TOLD = [
  [
    AR,
    'ميناء الصيادين يستقبل أول قارب كهربائي',
    'رنا الصباغ',
    'كلفة أقل وصوت أخف',
    [
      'رسا في ميناء الصيادين، صباح أمس، أول قارب يعمل بالكهرباء وحدها، بعد رحلة تجريبية استمرت ثلاث ساعات بين الجزر القريبة ولم يُحرق فيها لتر واحد من الوقود.',
      'وقال مدير الميناء، يوسف النحاس، إن القارب «يقطع أربعين ميلا بشحنة واحدة»، موضحا أن محطة الشحن الجديدة تكفي ستة قوارب في وقت واحد.',
      'ويرى الصيادون أن المهم هو السعر، إذ يدفع الواحد منهم ثلث دخله ثمنا للوقود في موسم الصيف، ثم لا يبقى له ما يصلح به شباكه.',
      'وأضاف النحاس أن الميناء سيبيع الكهرباء بسعر الكلفة في السنة الأولى، على أن يراجع الثمن بعد ذلك مع جمعية الصيادين.',
      'وسألت الصحيفة رئيسة الجمعية، هناء البحري، عن رأيها فقالت إن القرار جيد لكنه يحتاج إلى قروض صغيرة تساعد أصحاب القوارب القديمة على تبديل محركاتها.',
    ],
  ],
  [
    AR,
    'مدرسة الجبل تزرع ألف شجرة في يوم واحد',
    'باسل الكردي',
    'الماء أول الأسئلة',
    [
      'خرج تلاميذ مدرسة الجبل، السبت، إلى السفح المقابل وزرعوا ألف شجرة زيتون ولوز قبل غروب الشمس، في أكبر حملة من نوعها منذ حرائق الصيف الماضي.',
      'وأوضحت مديرة المدرسة، لينا السعيد، أن كل تلميذ سيعتني بخمس أشجار حتى نهاية العام الدراسي، وأن المدرسة ستوزع عليهم دفاتر يسجلون فيها نموها.',
      'وتبرع أصحاب المشاتل بالغراس، في حين تكفلت البلدية بصهاريج الماء وبسياج يمنع الماعز من الوصول إلى الأغصان الطرية.',
      'وحذر المهندس الزراعي سامي عون من أن نصف الغراس قد لا يعيش إذا تأخر المطر، مقترحا أن تُحفر حول كل شجرة حفرة تجمع الماء.',
      'أما التلاميذ فكانوا أكثر تفاؤلا، وقال أحدهم وهو ينفض التراب عن يديه إنه سيأتي بأبيه ليرى شجرته حين تثمر.',
      'ومن المقرر أن تعاد الحملة في الربيع على السفح الشمالي بمشاركة أربع مدارس أخرى من القرى المجاورة.',
    ],
  ],
  [
    AR,
    'المتحف الوطني يعرض رسائل لم تُنشر من قبل',
    'نور الأيوبي',
    'صندوق في القبو',
    [
      'افتتح المتحف الوطني معرضا يضم سبعين رسالة كتبها تجار المدينة قبل قرن ونصف إلى شركائهم وراء البحر، ولم يطلع عليها الجمهور قط.',
      'وعُثر على الرسائل في صندوق خشبي بقبو دار قديمة كانت على وشك الهدم، كما تروي أمينة المتحف هدى قباني التي أمضت عامين في ترتيبها.',
      'وتصف الرسائل أسعار الحرير والتوابل، لكنها تصف أيضا أعراس الجيران وأمراض الأطفال، وفي إحداها وصفة مربى بقشر النارنج.',
      'وقالت قباني إن لغة الرسائل «أقرب إلى كلام الناس مما نظن»، وإن كتابها لم يكونوا يتوقعون أن يقرأها أحد غير من أرسلت إليه.',
      'ويستمر المعرض حتى نهاية الشهر المقبل، والدخول إليه مجاني للطلاب في أيام الأسبوع كلها.',
    ],
  ],
  [
    EN,
    'Night trains return to the northern valley',
    'Mara Ellison',
    'Bunks and breakfast',
    [
      'The first night train in thirty years left the northern valley on Friday with every one of its sixty berths taken, and reached the capital four minutes early.',
      'Rail officials say that demand has surprised them. "We planned for half a train," said Tom Abara, who runs the line, adding that a second carriage will be hired for the holidays.',
      'Passengers pay about the price of a cheap hotel room, breakfast included, and wake up within walking distance of the parliament and the old town.',
      'Not everyone along the route is pleased, however. Residents of two villages have asked for lower speeds after midnight, and the company has promised to measure the noise in the spring.',
      'For the valley the return of the train means more than comfort: the last bus leaves at six, and the motorway is often closed by snow.',
    ],
  ],
  [
    EN,
    'Village library lends tools beside its books',
    'Owen Price',
    'A drill for a week',
    [
      'Between the shelves of crime novels and the window seat, the library of a small village now keeps drills, ladders and a sewing machine, all to be borrowed for a week with an ordinary card.',
      'The idea came from the librarian, Ana Moreno, who noticed that the same three neighbours were asked for the same three tools every weekend.',
      '"Most drills work for thirteen minutes in their lives," she said. "The rest of the time they wait in a cupboard, and so do the people who cannot afford one."',
      'A local carpenter repairs whatever comes back broken, and teaches a class on the first Tuesday of each month; the waiting list for it is longer than that for any book.',
      'The council, which had thought of closing the library two winters ago, has extended its opening hours instead.',
      'Visits have doubled since the tools arrived, and so, to the surprise of the librarian, has the lending of novels.',
    ],
  ],
];

/** @type {Story[]} */
const STORIES = TOLD.map(([{ site, words, others }, title, byline, crosshead, paragraphs], n) => ({
  language: words === AR.words ? 'ar' : 'en',
  title,
  byline,
  site,
  day: `2025-0${n + 3}-1${n}`,
  paragraphs,
  crosshead,
  others: [...others.slice(n), ...others.slice(0, n)],
  words,
}));

const link = (/** @type {string} */ text, n = 0) => `<a href="/n/${n}.html">${text}</a>`;
const list = (/** @type {string[]} */ items) =>
  `<ul>${items.map((item, n) => `<li>${link(item, n)}</li>`).join('')}</ul>`;
const p = (/** @type {string} */ text) => `<p>${text}</p>`;
const menu = (/** @type {Story} */ { words }) =>
  list([words.home ?? '', ...(words.sections ?? '').split(' ')]);

/**
 * The page's head: some sites say much there, others little.
 *
 * @param {Story} story
 * @param {'linked' | 'meta' | 'bare'} much
 */
const head = ({ language, title, byline, site, day }, much) => {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: `${day}T08:30:00+03:00`,
    author: { '@type': 'Person', name: byline },
    publisher: { '@type': 'Organization', name: site },
  };
  const said = {
    linked: `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
    meta: `<meta property="og:title" content="${title}"><meta property="og:site_name" content="${site}"><meta name="author" content="${byline}"><meta property="article:published_time" content="${day}">`,
    bare: '',
  };
  return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${title} | ${site}</title>${said[much]}</head>`;
};

/** Six ways of building a page around a story. @type {((story: Story) => string)[]} */
const SITES = [
  // A weblog's theme: everything has its element and its class.
  (story) => {
    const { title, byline, day, paragraphs, crosshead, others, words } = story;
    const [first = '', second = '', ...rest] = paragraphs;
    return `${head(story, 'linked')}<body><a class="skip-link screen-reader-text" href="#c">${words.skip}</a><header class="site-header"><nav class="main-navigation">${menu(story)}</nav></header><div id="content"><main><article class="post"><header class="entry-header"><h1 class="entry-title">${title}</h1><div class="entry-meta"><span class="posted-on"><time datetime="${day}">${day}</time></span> <span class="byline">${words.by} ${link(byline)}</span></div></header><figure class="wp-block-image"><img src="a.jpg" alt=""><figcaption>${words.caption}</figcaption></figure><div class="entry-content">${p(first)}${p(second)}<div class="jp-relatedposts"><h3>${words.related}</h3>${list(others.slice(0, 3))}</div><h2>${crosshead}</h2>${rest.map(p).join('')}</div><footer class="entry-footer"><span class="tags-links">${words.tags}: ${link(byline)}, ${link(crosshead)}</span><div class="sharedaddy"><h3>${words.share}</h3>${list(['Facebook', 'X', 'WhatsApp'])}</div></footer></article><section class="comments-area"><h2>${words.comments}</h2><ol><li>${p(words.comment ?? '')}</li></ol></section></main><aside class="widget-area"><h2>${words.most}</h2>${list(others)}</aside></div><footer class="site-footer">${words.rights}</footer></body></html>`;
  },
  // Tables in a form, as pages were built long ago.
  (story) => {
    const { title, byline, paragraphs, crosshead, others, words } = story;
    const text = [...paragraphs.slice(0, 2), `<b>${crosshead}</b>`, ...paragraphs.slice(2)].join('<br><br>');
    return `${head(story, 'bare')}<body><form id="aspnetForm" action="a.aspx" method="post"><table width="100%"><tr><td colspan="2">${menu(story)}</td></tr><tr><td width="70%"><table><tr><td><h1>${title}</h1></td></tr><tr><td><font size="1">${words.by} ${byline}</font></td></tr><tr><td><div align="justify">${text}</div></td></tr><tr><td><font size="1">${words.share}: ${link('Facebook')} ${link('X', 1)} ${link('Email', 2)}</font></td></tr></table></td><td width="30%"><b>${words.most}</b><br>${others.map(link).join('<br>')}</td></tr><tr><td colspan="2"><center>${words.rights}</center></td></tr></table></form></body></html>`;
  },
  // Nothing but divisions with names that a machine made.
  (story) => {
    const { title, byline, day, paragraphs, crosshead, others, words } = story;
    const div = (/** @type {string} */ inner, n = 0) =>
      `<div class="css-${(n * 7919 + 104729).toString(36)}">${inner}</div>`;
    const body = paragraphs.map((text, n) => {
      const also = n === 1 ? div(`<p><strong>${words.also}: ${link(others[0] ?? '')}</strong></p>`, 9) : '';
      return `${n === 2 ? div(`<h2>${crosshead}</h2>`, 8) : ''}${div(p(text), n)}${also}`;
    });
    return `${head(story, 'meta')}<body>${div(div(menu(story), 1), 2)}${div(div(`<h1>${title}</h1>`, 3) + div(`<span>${words.by} ${byline}</span> <time datetime="${day}">${day}</time>`, 4) + `<figure>${div('<img src="a.jpg" alt="">', 5)}<figcaption><span class="css-1x-VisuallyHidden">${words.caption}</span><p>${words.caption}</p></figcaption></figure>${body.join('')}` + div(p(link(words.newsletter ?? '')), 6), 7)}${div(`<h2>${words.related}</h2>${list(others)}`, 10)}${div(words.rights ?? '', 11)}</body></html>`;
  },
  // Sections that lead away between the paragraphs, with labels that only screen readers read.
  (story) => {
    const { title, byline, paragraphs, crosshead, others, words } = story;
    const [first = '', second = '', third = '', ...rest] = paragraphs;
    return `${head(story, 'linked')}<body><header role="banner"><nav role="navigation">${menu(story)}</nav></header><main role="main"><h1 id="content">${title}</h1><section><p>${words.by} ${byline}</p></section>${p(first)}<figure><img src="a.jpg" alt="${words.caption}"><figcaption><span class="visually-hidden">${words.caption}</span>${words.caption}</figcaption></figure>${p(second)}<section role="region" aria-labelledby="r"><p class="visually-hidden">${words.skip}</p><strong id="r">${words.also}</strong>${list(others.slice(0, 4))}<p class="visually-hidden">${words.skip}</p></section>${p(third)}<h2>${crosshead}</h2>${rest.map(p).join('')}<section><h2>${words.tags}</h2>${list([byline, crosshead])}</section></main><aside><h2>${words.most}</h2>${list(others)}</aside><footer>${words.rights}${list(['RSS', 'X'])}</footer></body></html>`;
  },
  // A shop of advertisements, requests and boxes about the writer.
  (story) => {
    const { title, byline, day, paragraphs, crosshead, others, words } = story;
    const body = paragraphs.flatMap((text, n) => [
      n === 3 ? `<h3>${crosshead}</h3>` : '',
      p(text),
      n % 2 ? `<div class="ad-slot"><span>${words.ad}</span><iframe src="ad.html"></iframe></div>` : '',
      n === 1
        ? `<aside class="inline-newsletter"><p>${words.newsletter}</p><input type="email"><button>OK</button></aside>`
        : '',
      n === 2 ? `<p class="follow"><a href="https://t.example">${words.follow}</a></p>` : '',
    ]);
    return `${head(story, 'meta')}<body><div class="topbar">${menu(story)}</div><div class="breadcrumb">${link(words.home ?? '')} › ${link((words.sections ?? '').split(' ')[0] ?? '', 1)}</div><article><h1>${title}</h1><p class="meta">${words.published} <time datetime="${day}">${day}</time></p><div class="share-buttons">${list(['Facebook', 'X', 'Email'])}</div><div class="article-body">${body.join('')}</div><div class="author-box"><img src="b.jpg" alt=""><h4>${byline}</h4><p>${words.bio}</p></div><div class="related-posts"><h3>${words.related}</h3>${others.map((other, n) => `<div class="card"><h4>${link(other, n)}</h4></div>`).join('')}</div></article><div class="cookie" style="display: none"><p>${words.follow}</p></div><footer>${words.rights}</footer></body></html>`;
  },
  // An article whose lines stand in spans and whose links are in the text.
  (story) => {
    const { title, byline, day, paragraphs, crosshead, others, words } = story;
    const linked = (/** @type {string} */ text, /** @type {number} */ n) => {
      const parts = text.split(' ');
      const some = parts.slice(3, 6).join(' ');
      return `<p data-n="${n}"><span>${parts.slice(0, 3).join(' ')}</span> ${link(some, n)} <span>${parts.slice(6).join(' ')}</span></p>`;
    };
    return `${head(story, 'bare')}<body><nav>${menu(story)}</nav><div class="wrap"><div class="story"><h1>${title}</h1><div class="date">${words.published} ${day}</div><div class="author">${words.by} ${byline}</div><div class="text">${paragraphs.slice(0, 3).map(linked).join('')}<blockquote class="related"><p>${words.also}: ${link(others[1] ?? '')}</p></blockquote><h2>${crosshead}</h2>${paragraphs.slice(3).map(linked).join('')}<p>${words.tags}: ${link(byline)} ${link(crosshead, 1)} ${link(words.home ?? '', 2)}</p></div></div><div class="side"><h3>${words.most}</h3>${list(others)}</div></div><div class="bottom">${words.rights}</div></body></html>`;
  },
];

/** The pages, each with the text that is its article. */
export const PAGES = STORIES.flatMap((story) =>
  SITES.map((build, n) => {
    const { paragraphs, crosshead } = story;
    // The fourth site has its crosshead after the third paragraph, the others after the second or third as they are built.
    const after = [2, 2, 2, 3, 3, 3][n] ?? 2;
    const truth = [...paragraphs.slice(0, after), crosshead, ...paragraphs.slice(after)];
    return { html: build(story), truth: truth.join('\n\n'), story, site: n };
  }),
);
