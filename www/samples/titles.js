/** The samples by what the start page says of them; their texts come later (`index.js`). In the order in which they are offered. */
export const titles = [
  { id: 'politics', title: 'اتفاق متوسطي في تونس على خطة للإنقاذ البحري و«خلافات لم تُحسم»' },
  { id: 'economy', title: 'المغرب والسعودية يطلقان صندوقًا للطاقة الشمسية بقيمة 2.5 مليار دولار' },
  { id: 'english', title: 'Harbour strike ends in Alexandria after nine days as port, union claim victory' },
];
