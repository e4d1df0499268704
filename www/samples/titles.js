/**
 * The samples by what the start page says of them; their texts come later (`index.js`). In the order in which they are offered. `strip` says who
 * speaks in each, as the strip over the article has it: hue and knot, and how many of a hundred quoted words. A test holds it to the
 * analysis (tests/page/start.test.mjs).
 *
 * @type {{id: string, title: string, strip: [string, number][]}[]}
 */
export const titles = [
  {
    id: 'politics',
    title: 'اتفاق متوسطي في تونس على خطة للإنقاذ البحري و«خلافات لم تُحسم»',
    strip: [
      ['s1 person', 25],
      ['s2 person', 25],
      ['su unnamed', 20],
      ['s3 person', 9],
      ['s4 body', 9],
      ['s5 body', 7],
      ['s6 body', 5],
    ],
  },
  {
    id: 'economy',
    title: 'المغرب والسعودية يطلقان صندوقًا للطاقة الشمسية بقيمة 2.5 مليار دولار',
    strip: [
      ['s1 person', 39],
      ['s2 person', 27],
      ['su unnamed', 25],
      ['s3 person', 8],
    ],
  },
  {
    id: 'english',
    title: 'Harbour strike ends in Alexandria after nine days as port, union claim victory',
    strip: [
      ['s1 person', 39],
      ['s2 person', 19],
      ['su unnamed', 16],
      ['s3 person', 12],
      ['s4 group', 11],
      ['s5 body', 3],
    ],
  },
];
