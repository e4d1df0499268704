/**
 * The words by which pages announce what is no part of the article: a label a line, as pages of Arabic and English papers write them
 * (collected by reading such pages). Hamza, ta marbuta and vowel signs may be written or not.
 */

/** Labels of links to other articles, of tags and of sharing: what follows them as links goes with them. */
export const RELATED = `
اقرأ أيضا
إقرأ أيضا
اقرأ كذلك
اقرأ المزيد
إقرأ المزيد
اقرأوا أيضا
المزيد
للمزيد
المزيد من الأخبار
المزيد حول هذه القصة
مزيد من الأخبار
مواضيع ذات صلة
موضوعات ذات صلة
مواضيع متعلقة
موضوعات متعلقة
مواضيع مشابهة
مواضيع أخرى
أخبار ذات صلة
أخبار متعلقة
أخبار مشابهة
أخبار أخرى
مقالات ذات صلة
مقالات مشابهة
مقالات أخرى
مواد ذات صلة
قصص ذات صلة
قصص مقترحة
نهاية قصص مقترحة
قصص مقترحة نهاية
ذات صلة
قد يهمك
قد يهمك أيضا
قد يعجبك
قد يعجبك أيضا
ربما يعجبك
ربما يعجبك أيضا
يمكنك قراءة
شاهد أيضا
شاهدوا أيضا
تابع أيضا
طالع أيضا
طالع المزيد
انظر أيضا
لا يفوتك
لا تفوت
الأكثر قراءة
الأكثر مشاهدة
الأكثر شيوعا
اخترنا لك
اخترنا لكم
نرشح لك
مختارات
وسوم
الوسوم
تاغات
علامات
كلمات مفتاحية
كلمات دالة
الكلمات الدلالية
الكلمات المفتاحية
شارك
شاركها
شارك الخبر
شارك المقال
شارك هذا الخبر
شارك هذا المقال
شارك على
مشاركة
مشاركة الخبر
مشاركة عبر
انسخ الرابط
نسخ الرابط
إعلان
إعلانات
استمع
استمع للمقال
حجم الخط
طباعة
التعليقات
اترك تعليقا
أضف تعليقا
نبذة عن الكاتب
عن الكاتب
read also
also read
see also
read more
read next
more on this story
more from
more on this
more stories
more news
related
related articles
related article
related stories
related topics
related news
related content
related coverage
related links
recommended
recommended stories
recommended reading
suggested reading
you may also like
you might also like
you may also be interested in
don't miss
most read
most popular
trending
trending now
top stories
tags
topics
topics in this article
filed under
share
share this
share this article
share this story
share on
copy link
print
listen
listen to this article
advertisement
sponsored
story continues below advertisement
article continues after ad
comments
leave a comment
leave a reply
about the author
`;

/** Beginnings of lines that ask for something: short ones go. */
export const ASKING = `
تابعونا على
تابعنا على
تابعوا
اشترك في
اشتركوا في
اشترك الآن
اشترك معنا
انضم إلى قناتنا
انضموا إلى قناتنا
حمل التطبيق
حمّل تطبيق
حملوا تطبيق
للاشتراك في
لمتابعة أخبارنا
سجل بريدك
أدخل بريدك
عرض في المتصفح
إلغاء الاشتراك
follow us
subscribe to
subscribe now
sign up for
sign up to
click here to
click here for
download the app
download our app
get the app
get our newsletter
join our
support our journalism
view in browser
view this email in
unsubscribe
if you have trouble viewing
please turn on javascript
please enable javascript
`;
