/** What is wrong with a mark: a dialog with all that can be said of it. */

import { dayField } from '../day-field.js';
import { el } from '../dom.js';
import { t } from '../i18n/index.js';

/** @typedef {import('../pkg/analysis.d.ts').Act} Act */
/** @typedef {import('../reading.js').Reading} Reading */
/**
 * What was said of a mark: of the stretch, here or everywhere.
 *
 * @typedef {(act: Act, stretch: {start: number, end: number}, everywhere: boolean) => void} Correct
 */

/** So many names are offered to choose from. */
const OFFERED = 200;

const TYPES = /** @type {const} */ (['PER', 'ORG', 'LOC', 'NORP', 'MISC']);
const QUOTES = /** @type {const} */ (['direct', 'partial', 'indirect', 'term']);

/** The dialog, made when it is first wanted. @type {HTMLDialogElement|undefined} */
let dialog;

/**
 * A dialog of the corrections with a heading.
 *
 * @param {string} title
 * @param {...(Node|false)} body
 * @returns {HTMLDialogElement} not yet open
 */
export function dialogOf(title, ...body) {
  if (!dialog) {
    dialog = el('dialog', { id: 'edit', 'aria-labelledby': 'edit-heading' });
    document.body.append(dialog);
  }
  const shut = el(
    'button',
    { type: 'button', class: 'tool', 'aria-label': t('close'), onclick: () => dialog?.close() },
    '✕',
  );
  dialog.replaceChildren(
    el('header', {}, el('h2', { id: 'edit-heading', dir: 'auto' }, title), shut),
    ...body.filter((one) => one instanceof Node),
  );
  return dialog;
}

/**
 * Opens the dialog for a mark.
 *
 * @param {Reading} reading
 * @param {string} key the mark's
 * @param {Correct} correct
 */
export function openCorrection(reading, key, correct) {
  const { analysis } = reading;
  const n = Number(key.slice(1)) - 1;
  const mention = key.startsWith('m') ? analysis.mentions[n] : undefined;
  const entity = mention && reading.entities.get(mention.entity);
  if (mention && entity) openName(reading, mention, entity, correct);
  const time = reading.time(key);
  if (key.startsWith('t') && time) openTime(time, correct);
  const quantity = reading.number(key);
  if (key.startsWith('n') && quantity) openNumber(quantity, correct);
  const quote = reading.quotes.get(key);
  if (quote) openQuote(reading, quote, correct);
}

/**
 * A button that says something of a mark and closes the dialog.
 *
 * @param {string} label
 * @param {() => void} act
 * @param {boolean} [pressed] whether it is so already
 */
function choice(label, act, pressed) {
  const press = () => {
    dialog?.close();
    act();
  };
  return el(
    'button',
    {
      type: 'button',
      class: 'plain strong',
      'aria-pressed': pressed === undefined ? null : String(pressed),
      onclick: press,
    },
    label,
  );
}

/**
 * @param {string} legend
 * @param {...Node} inside
 */
const group = (legend, ...inside) => el('fieldset', { class: 'choice' }, el('legend', {}, legend), ...inside);

/**
 * A box to tick, and what it says now.
 *
 * @param {string} label
 * @param {boolean} checked
 * @returns {[HTMLElement, () => boolean]}
 */
function tick(label, checked) {
  const box = el('input', { type: 'checkbox' });
  box.checked = checked;
  return [el('label', { class: 'check' }, box, label), () => box.checked];
}

/**
 * A field with its label.
 *
 * @param {string} label
 * @param {Record<string, unknown>} attributes
 * @returns {[HTMLElement, HTMLInputElement]}
 */
function field(label, attributes) {
  const input = el('input', { autocomplete: 'off', ...attributes });
  return [el('label', { class: 'field' }, el('span', {}, label), input), input];
}

/**
 * A form whose button says what its fields hold.
 *
 * @param {string} label
 * @param {() => void} act
 * @param {...Node} inside
 */
function form(label, act, ...inside) {
  const made = el('form', { class: 'edit-form' }, ...inside, el('button', { class: 'plain strong' }, label));
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog?.close();
    act();
  });
  return made;
}

/**
 * @param {string} legend
 * @param {readonly {value: string, label: string}[]} options
 */
function select(legend, options) {
  const list = el(
    'select',
    { 'aria-label': legend, dir: 'auto' },
    ...options.map(({ value, label }) => el('option', { value }, label)),
  );
  return list;
}

/**
 * @param {Reading} reading
 * @param {import('../types.d.ts').Mention} mention
 * @param {import('../types.d.ts').Entity} entity
 * @param {Correct} correct
 */
function openName(reading, mention, entity, correct) {
  const count = reading.mentionsOf(entity.id).length;
  const [everywhere, all] = tick(t('edits.everywhereCount', { count }), true);
  const say = (/** @type {Act} */ act) => () => correct(act, mention, all());
  const others = [...reading.entities.values()]
    .filter((one) => one.id !== entity.id)
    .sort(
      (a, b) => Number(b.type === entity.type) - Number(a.type === entity.type) || b.mentions - a.mentions,
    )
    .slice(0, OFFERED)
    .map(({ name }) => ({ value: name, label: name }));
  const list = select(t('edits.same'), others);
  dialogOf(
    mention.text,
    everywhere,
    group(
      t('edits.what'),
      ...TYPES.map((type) => choice(t(`kind.${type}`), say({ act: 'entity', type }), type === mention.type)),
      choice(t('edits.noName'), say({ act: 'notEntity' })),
    ),
    others.length > 0 &&
      group(
        t('edits.same'),
        form(t('edits.join'), () => say({ act: 'merge', with: list.value })(), list),
      ),
    count > 1 && group(t('edits.apart'), choice(t('edits.split'), say({ act: 'split' }))),
  ).showModal();
}

/**
 * @param {import('../types.d.ts').Time} time
 * @param {Correct} correct
 */
function openTime(time, correct) {
  const [everywhere, all] = tick(t('edits.sameWords'), false);
  const [valueLabel, value] = field(t('edits.value'), {
    dir: 'ltr',
    pattern: '[0-9A-Z:+.\\-]+',
    required: true,
  });
  value.value = time.value;
  const day = dayField(t('edits.day'), (iso) => {
    if (iso) value.value = iso;
  });
  if (/^\d{4}-\d\d-\d\d$/.test(time.value)) day.field.value = time.value;
  dialogOf(
    time.text,
    everywhere,
    group(
      t('edits.instead'),
      form(
        t('edits.set'),
        () => correct({ act: 'time', value: value.value }, time, all()),
        day.element,
        valueLabel,
      ),
    ),
    group(
      t('edits.else'),
      choice(t('edits.noTime'), () => correct({ act: 'notTime' }, time, all())),
    ),
  ).showModal();
}

/**
 * @param {import('../types.d.ts').Quantity} quantity
 * @param {Correct} correct
 */
function openNumber(quantity, correct) {
  const [everywhere, all] = tick(t('edits.sameWords'), false);
  const [amountLabel, amount] = field(t('edits.amount'), {
    type: 'number',
    step: 'any',
    dir: 'ltr',
    required: true,
  });
  const [unitLabel, unit] = field(t('edits.unit'), { dir: 'ltr', maxlength: 20 });
  amount.value = String(quantity.value ?? '');
  unit.value = quantity.unit ?? '';
  const set = () =>
    correct({ act: 'number', amount: amount.valueAsNumber, unit: unit.value.trim() }, quantity, all());
  dialogOf(
    quantity.text,
    everywhere,
    group(t('edits.instead'), form(t('edits.set'), set, amountLabel, unitLabel)),
    group(
      t('edits.else'),
      choice(t('edits.noNumber'), () => correct({ act: 'notNumber' }, quantity, all())),
    ),
  ).showModal();
}

/**
 * @param {Reading} reading
 * @param {import('../types.d.ts').Quote} quote
 * @param {Correct} correct
 */
function openQuote(reading, quote, correct) {
  const source = reading.sourceOf(quote);
  const names = new Set([
    ...reading.analysis.sources.filter(({ id }) => id !== source?.id).map(({ name }) => name),
    ...[...reading.entities.values()]
      .filter(({ type, id }) => (type === 'PER' || type === 'ORG') && id !== source?.entity)
      .map(({ name }) => name),
  ]);
  names.delete('');
  const list = select(
    t('edits.who'),
    [...names].slice(0, OFFERED).map((name) => ({ value: name, label: name })),
  );
  const [typedLabel, typed] = field(t('edits.typed'), { dir: 'auto', required: true, maxlength: 200 });
  const several = (source?.quotes.length ?? 0) > 1 && source?.name;
  const [everywhere, all] = tick(t('edits.allHis', { count: source?.quotes.length ?? 0 }), false);
  const said = (/** @type {import('../pkg/analysis.d.ts').Said} */ who) =>
    correct({ act: 'speaker', ...who }, quote, Boolean(several) && all());
  const name = (/** @type {string} */ who) => said({ speaker: 'named', name: who });
  const heading = quote.text.length > 80 ? `${quote.text.slice(0, 80).trimEnd()}…` : quote.text;
  dialogOf(
    heading,
    quote.kind !== 'term' &&
      group(
        t('edits.said'),
        ...(several ? [everywhere] : []),
        ...(names.size > 0 ? [form(t('edits.saidIt'), () => name(list.value), list)] : []),
        form(t('edits.saidIt'), () => name(typed.value.trim()), typedLabel),
        choice(t('edits.unnamed'), () => said({ speaker: 'unnamed' })),
        choice(t('edits.nobody'), () => said({ speaker: 'nobody' })),
      ),
    group(
      t('edits.what'),
      ...QUOTES.map((type) =>
        choice(
          t(`quoteKinds.${type}`),
          () => correct({ act: 'quote', type }, quote, false),
          type === quote.kind,
        ),
      ),
      choice(t('edits.noQuote'), () => correct({ act: 'notQuote' }, quote, false)),
    ),
  ).showModal();
}
