/**
 * The lines that the start page shows with their margin, in both languages: invented, with what the analysis says of them. A test holds the two
 * to each other (tests/page/start.test.mjs).
 */

/** @type {Record<'ar'|'en', {text: string, analysis: import('../pkg/analysis.d.ts').Analysis}>} */
export const living = {
  ar: {
    text: "نقلت وكالة المرسى للأنباء عن المتحدث باسم البلدية سامي الوادي، أمس الأربعاء، أن رئيسة البلدية ليلى النجار أكدت: «لن نبيع شبرًا من الحديقة القديمة». وقال مصدر مطلع إن العقد وُقّع قبل شهر في مكتب ببيروت.",
    analysis: {
      schema: "isnad-analysis/1",
      options: {"threshold": 0},
      document: {"language": "ar", "languages": ["ar"], "direction": "rtl", "length": 201, "words": 35, "sentences": 2, "date": "2025-10-16", "dateSource": "given"},
      blocks: [
        {"start": 0, "end": 201, "role": "body", "language": "ar"},
      ],
      mentions: [
        {"start": 5, "end": 25, "text": "وكالة المرسى للأنباء", "type": "ORG", "entity": "e1", "confidence": 0.9},
        {"start": 50, "end": 61, "text": "سامي الوادي", "type": "PER", "entity": "e2", "confidence": 0.99},
        {"start": 94, "end": 105, "text": "ليلى النجار", "type": "PER", "entity": "e3", "confidence": 1},
        {"start": 195, "end": 200, "text": "بيروت", "type": "LOC", "entity": "e4", "confidence": 1},
      ],
      entities: [
        {"id": "e1", "type": "ORG", "name": "وكالة المرسى للأنباء", "aliases": [], "mentions": 1},
        {"id": "e2", "type": "PER", "name": "سامي الوادي", "aliases": [], "title": "المتحدث باسم البلدية", "mentions": 1},
        {"id": "e3", "type": "PER", "name": "ليلى النجار", "aliases": [], "title": "رئيسة البلدية", "mentions": 1},
        {"id": "e4", "type": "LOC", "name": "بيروت", "aliases": [], "mentions": 1, "wikidata": "Q3820", "gloss": "Beirut"},
      ],
      times: [
        {"start": 63, "end": 75, "text": "أمس الأربعاء", "type": "DATE", "value": "2025-10-15", "calendar": "gregorian", "from": "2025-10-15", "to": "2025-10-15"},
        {"start": 178, "end": 185, "text": "قبل شهر", "type": "DATE", "value": "2025-09", "calendar": "gregorian", "from": "2025-09-01", "to": "2025-09-30"},
      ],
      numbers: [],
      quotes: [
        {"id": "q1", "start": 80, "end": 146, "text": "رئيسة البلدية ليلى النجار أكدت: «لن نبيع شبرًا من الحديقة القديمة»", "kind": "indirect", "marks": "", "speaker": {"text": "سامي الوادي", "start": 50, "end": 61, "entity": "e2", "sourceSort": "named", "title": "المتحدث باسم البلدية"}, "cue": {"text": "نقلت", "start": 0, "end": 4, "stance": "neutral", "gloss": "relay"}, "channel": {"text": "وكالة المرسى للأنباء", "start": 5, "end": 25}, "why": "cue-that", "confidence": 0.85, "speakerConfidence": 0.89, "source": "s1", "chain": [{"source": "s2", "cue": {"text": "نقلت", "start": 0, "end": 4, "stance": "neutral", "gloss": "relay"}}, {"source": "s1", "cue": {"text": "نقلت", "start": 0, "end": 4, "stance": "neutral", "gloss": "relay"}}]},
        {"id": "q2", "start": 113, "end": 145, "text": "لن نبيع شبرًا من الحديقة القديمة", "kind": "direct", "marks": "«»", "speaker": {"text": "ليلى النجار", "start": 94, "end": 105, "entity": "e3", "sourceSort": "named", "title": "رئيسة البلدية"}, "cue": {"text": "أكدت", "start": 106, "end": 110, "stance": "assertive", "gloss": "affirm"}, "why": "cue-colon", "confidence": 0.95, "speakerConfidence": 0.89, "within": "q1", "source": "s3", "chain": [{"source": "s2", "cue": {"text": "نقلت", "start": 0, "end": 4, "stance": "neutral", "gloss": "relay"}}, {"source": "s1", "cue": {"text": "نقلت", "start": 0, "end": 4, "stance": "neutral", "gloss": "relay"}}, {"source": "s3", "cue": {"text": "أكدت", "start": 106, "end": 110, "stance": "assertive", "gloss": "affirm"}}]},
        {"id": "q3", "start": 166, "end": 200, "text": "العقد وُقّع قبل شهر في مكتب ببيروت", "kind": "indirect", "marks": "", "speaker": {"text": "مصدر مطلع", "start": 153, "end": 162, "sourceSort": "anonymous"}, "cue": {"text": "قال", "start": 149, "end": 152, "stance": "neutral", "gloss": "say"}, "why": "cue-that", "confidence": 0.85, "speakerConfidence": 0.94, "source": "s4", "chain": [{"source": "s4", "cue": {"text": "قال", "start": 149, "end": 152, "stance": "neutral", "gloss": "say"}}]},
      ],
      sources: [
        {"id": "s1", "name": "سامي الوادي", "entity": "e2", "sort": "named", "mentions": [[50, 61]]},
        {"id": "s2", "name": "وكالة المرسى للأنباء", "entity": "e1", "sort": "institution", "mentions": [[5, 25]]},
        {"id": "s3", "name": "ليلى النجار", "entity": "e3", "sort": "named", "mentions": [[94, 105]]},
        {"id": "s4", "name": "مصدر مطلع", "sort": "anonymous", "mentions": [[153, 162]]},
      ],
    },
  },
  en: {
    text: "Council spokesman Owen Hale said on Wednesday that mayor Iris Calder had told residents: “Not one yard of the old park is for sale.” A person familiar with the matter said the contract had been signed a month ago in Boston.",
    analysis: {
      schema: "isnad-analysis/1",
      options: {"threshold": 0},
      document: {"language": "en", "languages": ["en"], "direction": "ltr", "length": 223, "words": 41, "sentences": 2, "date": "2025-10-16", "dateSource": "given"},
      blocks: [
        {"start": 0, "end": 223, "role": "body", "language": "en"},
      ],
      mentions: [
        {"start": 18, "end": 27, "text": "Owen Hale", "type": "PER", "entity": "e1", "confidence": 1},
        {"start": 57, "end": 68, "text": "Iris Calder", "type": "PER", "entity": "e2", "confidence": 1},
        {"start": 216, "end": 222, "text": "Boston", "type": "LOC", "entity": "e3", "confidence": 1},
      ],
      entities: [
        {"id": "e1", "type": "PER", "name": "Owen Hale", "aliases": [], "title": "spokesman", "mentions": 1},
        {"id": "e2", "type": "PER", "name": "Iris Calder", "aliases": [], "title": "mayor", "mentions": 1},
        {"id": "e3", "type": "LOC", "name": "Boston", "aliases": [], "mentions": 1, "wikidata": "Q100", "gloss": "Boston"},
      ],
      times: [
        {"start": 36, "end": 45, "text": "Wednesday", "type": "DATE", "value": "2025-10-15", "calendar": "gregorian", "from": "2025-10-15", "to": "2025-10-15"},
        {"start": 201, "end": 212, "text": "a month ago", "type": "DATE", "value": "2025-09", "calendar": "gregorian", "from": "2025-09-01", "to": "2025-09-30"},
      ],
      numbers: [
        {"start": 94, "end": 102, "text": "one yard", "type": "QUANTITY", "value": 1, "unit": "yd"},
      ],
      quotes: [
        {"id": "q1", "start": 51, "end": 132, "text": "mayor Iris Calder had told residents: “Not one yard of the old park is for sale.”", "kind": "indirect", "marks": "", "speaker": {"text": "Owen Hale", "start": 18, "end": 27, "entity": "e1", "sourceSort": "named", "title": "spokesman"}, "cue": {"text": "said", "start": 28, "end": 32, "stance": "neutral", "gloss": "say"}, "why": "cue-that", "confidence": 0.8, "speakerConfidence": 0.98, "source": "s1", "chain": [{"source": "s1", "cue": {"text": "said", "start": 28, "end": 32, "stance": "neutral", "gloss": "say"}}]},
        {"id": "q2", "start": 90, "end": 131, "text": "Not one yard of the old park is for sale.", "kind": "direct", "marks": "“”", "speaker": {"text": "Iris Calder", "start": 57, "end": 68, "entity": "e2", "sourceSort": "named", "title": "mayor"}, "cue": {"text": "told", "start": 73, "end": 77, "stance": "neutral", "gloss": "tell"}, "why": "cue-verb", "confidence": 0.95, "speakerConfidence": 0.89, "within": "q1", "source": "s2", "chain": [{"source": "s1", "cue": {"text": "said", "start": 28, "end": 32, "stance": "neutral", "gloss": "say"}}, {"source": "s2", "cue": {"text": "told", "start": 73, "end": 77, "stance": "neutral", "gloss": "tell"}}]},
        {"id": "q3", "start": 172, "end": 222, "text": "the contract had been signed a month ago in Boston", "kind": "indirect", "marks": "", "speaker": {"text": "A person familiar", "start": 133, "end": 150, "sourceSort": "anonymous"}, "cue": {"text": "said", "start": 167, "end": 171, "stance": "neutral", "gloss": "say"}, "why": "cue-that", "confidence": 0.8, "speakerConfidence": 0.94, "source": "s3", "chain": [{"source": "s3", "cue": {"text": "said", "start": 167, "end": 171, "stance": "neutral", "gloss": "say"}}]},
      ],
      sources: [
        {"id": "s1", "name": "Owen Hale", "entity": "e1", "sort": "named", "mentions": [[18, 27]]},
        {"id": "s2", "name": "Iris Calder", "entity": "e2", "sort": "named", "mentions": [[57, 68]]},
        {"id": "s3", "name": "A person familiar", "sort": "anonymous", "mentions": [[133, 150]]},
      ],
    },
  },
};
