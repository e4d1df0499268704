/** The sentences of the readers' notes and errors; `{name}` and the like are filled in from the values. */
export const strings = {
  ar: {
    'readers.image':
      'الملف «{name}» صورة ({kind})، ولا تُقرأ النصوص من الصور هنا: انسخ النص بأداة تعرّف النصوص في جهازك ثم ألصقه.',
    'readers.sound':
      'الملف «{name}» تسجيل ({kind})، ولا يُقرأ هنا إلا النص: ألصق نصّه المفرَّغ أو ملف الترجمة المصاحب له.',
    'readers.office':
      'الملف «{name}» من نوع {kind}، ولا يُقرأ هنا: افتحه في برنامجه واحفظه بصيغة docx أو pdf، أو انسخ نصه وألصقه.',
    'readers.other':
      'الملف «{name}» من نوع {kind}، ولا يُقرأ هنا. الأنواع المقروءة: txt وmd وhtml وmhtml وdocx وodt وrtf وpdf وepub وeml وmbox وjson وrss وsrt وvtt وzip.',
    'readers.many': 'في «{name}» {count} ملفًّا؛ قُرئ منها أول {limit}.',
    'readers.noUnpacking':
      'لا يستطيع هذا المتصفح فك ضغط «{name}»: فكّ ضغطه أولًا ثم افتح ما فيه، أو حدّث المتصفح.',
    'readers.binary': 'الملف «{name}» ليس نصًّا ولا من نوع معروف.',
    'readers.empty': 'لا نص في الملف «{name}».',
    'readers.scanned': 'لا نص في الملف «{name}»: صفحاته صور على ما يبدو.',
    'readers.locked': 'الملف «{name}» محميّ بكلمة مرور.',
    'readers.noReader':
      'تعذّر تحميل قارئ ملفات {kind}. تحقّق من الاتصال ثم أعد المحاولة؛ وهو غير موجود في الصفحة ذات الملف الواحد.',
    'readers.json':
      'لا نص مقال في ملف JSON «{name}»: حقوله {fields}، والمطلوب حقل text أو content أو articleBody.',
    'readers.note.encoding': 'خُمِّن ترميز الملف: {encoding}.',
    'readers.note.mixed': 'بعض الأسطر ({count}) بترميز آخر خُمِّن: {encoding}.',
    'readers.note.twice': 'كان النص مرمَّزًا مرتين فأُعيد إلى أصله؛ راجعه قبل الاعتماد عليه.',
    'readers.note.several': 'في الملف مقالات عدّة ({count})، فُتح كل منها وحده.',
    'readers.note.pastedPage': 'أُخذ المقال وحده من الصفحة الملصقة.',
    'readers.note.pdfLetters':
      'حروف هذا الملف أو بعضها لا تُقرأ (الملف لا يقول أيّ حرف هو كل رسم): انسخ النص من برنامج آخر، أو استعمل تعرّف النصوص.',
    'readers.note.replaced': 'بايتات غير صالحة ظهر مكانها الرمز \uFFFD: {count}.',
    'readers.note.nul': 'محارف فارغة (NUL) أُبدلت بالرمز \uFFFD: {count}.',
    'readers.note.pdfOrder': 'قد لا يكون ترتيب النص العربي في ملف PDF صحيحًا؛ راجعه قبل الاعتماد عليه.',
    'readers.note.pdfReversed': 'كان النص العربي في ملف PDF معكوسًا فأُعيد ترتيبه.',
    'readers.note.pdfPages': 'صفحات بلا نص (صور على الأرجح): {pages}.',
    'readers.note.wholePage': 'لم يُعثر على المقال وحده، فأُخذ نص الصفحة كله.',
    'readers.note.attachments': 'مرفقات لم تُقرأ: {names}.',
  },
  en: {
    'readers.image':
      '“{name}” is a picture ({kind}), and words are not read out of pictures here: copy the text with your device’s text recognition and paste it.',
    'readers.sound':
      '“{name}” is a recording ({kind}); only text is read here: paste its transcript, or open its subtitles.',
    'readers.office':
      '“{name}” is a file of kind {kind}, which is not read here: open it in its program and save it as docx or pdf, or copy its text and paste it.',
    'readers.other':
      '“{name}” is a file of kind {kind}, which is not read here. Kinds that are: txt, md, html, mhtml, docx, odt, rtf, pdf, epub, eml, mbox, json, rss, srt, vtt, zip.',
    'readers.many': '“{name}” holds {count} files; the first {limit} were read.',
    'readers.noUnpacking':
      'This browser cannot unpack “{name}”: unpack it first and open what is in it, or update the browser.',
    'readers.binary': '“{name}” is neither text nor a file of a known kind.',
    'readers.empty': 'There is no text in “{name}”.',
    'readers.scanned': 'There is no text in “{name}”: its pages seem to be pictures.',
    'readers.locked': '“{name}” is protected by a password.',
    'readers.noReader':
      'The reader of {kind} files could not be loaded. Check the connection and try again; the one-file page does not have it.',
    'readers.json':
      'The JSON file “{name}” holds no text of an article: its fields are {fields}, wanted is text, content or articleBody.',
    'readers.note.encoding': 'The encoding of the file was guessed: {encoding}.',
    'readers.note.mixed': 'Some lines ({count}) are in another encoding, which was guessed: {encoding}.',
    'readers.note.twice':
      'The text had been encoded twice and was put right; check it before you rely on it.',
    'readers.note.several': 'The file holds several articles ({count}), each opened by itself.',
    'readers.note.pastedPage': 'Only the article was taken from the pasted page.',
    'readers.note.pdfLetters':
      'The letters of this PDF, or some of them, cannot be read (the file does not say which letter a shape is): copy the text from another program, or use text recognition.',
    'readers.note.replaced': 'Invalid bytes, shown as \uFFFD: {count}.',
    'readers.note.nul': 'NUL characters, replaced by \uFFFD: {count}.',
    'readers.note.pdfOrder':
      'The Arabic text of the PDF may not be in reading order; check it before you rely on it.',
    'readers.note.pdfReversed': 'The Arabic text of the PDF was stored backwards and has been put in order.',
    'readers.note.pdfPages': 'Pages without text (probably pictures): {pages}.',
    'readers.note.wholePage':
      'The article could not be told from the rest, so the text of the whole page was taken.',
    'readers.note.attachments': 'Attachments that were not read: {names}.',
  },
};
