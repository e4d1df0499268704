/** The sentences of the readers' notes and errors; `{name}` and the like are filled in from the values. */
export const strings = {
  ar: {
    'readers.tooLarge': 'الملف «{name}» أكبر من أن يُقرأ هنا: الحد {limit} ميغابايت.',
    'readers.otherKind':
      'الملف «{name}» من نوع {kind}، ولا يُقرأ هنا. الأنواع المقروءة: txt وmd وhtml وdocx وpdf وeml وjson.',
    'readers.binary': 'الملف «{name}» ليس نصًّا ولا من نوع معروف.',
    'readers.empty': 'لا نص في الملف «{name}».',
    'readers.scanned': 'لا نص في الملف «{name}»: صفحاته صور على ما يبدو.',
    'readers.locked': 'الملف «{name}» محميّ بكلمة مرور.',
    'readers.broken': 'تعذّرت قراءة الملف «{name}»: محتواه تالف.',
    'readers.refused': 'لم يسمح الجهاز بقراءة «{name}»: لعله مجلد، أو ملف نُقل أو حُذف. افتح الملفات نفسها.',
    'readers.noReader':
      'تعذّر تحميل قارئ ملفات {kind}. تحقّق من الاتصال ثم أعد المحاولة؛ وهو غير موجود في الصفحة ذات الملف الواحد.',
    'readers.json': 'لا نص مقال في ملف JSON «{name}».',
    'readers.note.encoding': 'خُمِّن ترميز الملف: {encoding}.',
    'readers.note.replaced': 'بايتات غير صالحة ظهر مكانها الرمز \uFFFD: {count}.',
    'readers.note.nul': 'محارف فارغة (NUL) أُبدلت بالرمز \uFFFD: {count}.',
    'readers.note.date': 'التاريخ المذكور («{date}») غير صالح، فلم يُؤخذ به.',
    'readers.note.pdfOrder': 'قد لا يكون ترتيب النص العربي في ملف PDF صحيحًا؛ راجعه قبل الاعتماد عليه.',
    'readers.note.pdfReversed': 'كان النص العربي في ملف PDF معكوسًا فأُعيد ترتيبه.',
    'readers.note.pdfPages': 'صفحات بلا نص (صور على الأرجح): {pages}.',
    'readers.note.wholePage': 'لم يُعثر على المقال وحده، فأُخذ نص الصفحة كله.',
    'readers.note.attachments': 'مرفقات لم تُقرأ: {names}.',
  },
  en: {
    'readers.tooLarge': '“{name}” is too large to read here: the limit is {limit} MB.',
    'readers.otherKind':
      '“{name}” is a file of kind {kind}, which is not read here. Kinds that are: txt, md, html, docx, pdf, eml, json.',
    'readers.binary': '“{name}” is neither text nor a file of a known kind.',
    'readers.empty': 'There is no text in “{name}”.',
    'readers.scanned': 'There is no text in “{name}”: its pages seem to be pictures.',
    'readers.locked': '“{name}” is protected by a password.',
    'readers.broken': '“{name}” could not be read: its content is damaged.',
    'readers.refused':
      '“{name}” could not be opened: it may be a folder, or have been moved. Open the files themselves.',
    'readers.noReader':
      'The reader of {kind} files could not be loaded. Check the connection and try again; the one-file page does not have it.',
    'readers.json': 'The JSON file “{name}” holds no text of an article.',
    'readers.note.encoding': 'The encoding of the file was guessed: {encoding}.',
    'readers.note.replaced': 'Invalid bytes, shown as \uFFFD: {count}.',
    'readers.note.nul': 'NUL characters, replaced by \uFFFD: {count}.',
    'readers.note.date': 'The date given (“{date}”) cannot be used and was left out.',
    'readers.note.pdfOrder':
      'The Arabic text of the PDF may not be in reading order; check it before you rely on it.',
    'readers.note.pdfReversed': 'The Arabic text of the PDF was stored backwards and has been put in order.',
    'readers.note.pdfPages': 'Pages without text (probably pictures): {pages}.',
    'readers.note.wholePage':
      'The article could not be told from the rest, so the text of the whole page was taken.',
    'readers.note.attachments': 'Attachments that were not read: {names}.',
  },
};
