'use strict';
/* The words of a PDF with their places, by pdf.js, in the lines that pdftotext -bbox writes: the engine reads those. pdf.js gives
   a page's operators and the width of every glyph; where each letter stands is reckoned here (ISO 32000-1, 9.4.4). */
const pdfWords = (() => {
  const PAGES = 201; /* as pdftotext is asked for: one more than are read */
  const JOINED = 0.1, BACK = 0.3; /* of the letter's height: a smaller gap, or step back, parts no words */
  const AGAIN = 0.2; /* of its height: a word that stands so near to the same one is drawn twice, as bold type is made */
  const ASCENT = 0.95, DESCENT = 0.35; /* where the font does not say, as pdftotext has them, and at most: */
  const HIGHEST = 1.05, LOWEST = 0.4, ABSURD = 1.9;
  const RIGHT_TO_LEFT = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+$/;

  const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  /* Matrices [a, b, c, d, e, f]: first n, then m. */
  const times = (m, n) => [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];

  /* Letters come in the order of drawing and make words: a word may be drawn in several runs, for kerning or because its letters
     change their font. */
  function wordsOfPage() {
    const words = [], before = new Map();
    let last = null;

    function continues(letter) {
      const middle = (letter.y0 + letter.y1) / 2, gap = letter.x0 - last.x1;
      return middle > last.y0 && middle < last.y1 && gap > -BACK * letter.size && gap < JOINED * letter.size;
    }
    const near = (a, b) => Math.abs(a.x0 - b.x0) < AGAIN * b.size && Math.abs(a.y0 - b.y0) < AGAIN * b.size;
    function end() {
      const word = last;
      last = null;
      if (!word) return;
      const same = before.get(word.text) || [];
      if (same.some(other => near(word, other))) return;
      before.set(word.text, [...same.slice(-3), word]);
      if (RIGHT_TO_LEFT.test(word.text)) word.text = [...word.text].reverse().join('');
      words.push(word);
    }
    function letter(at) {
      if (!at.text.trim()) return end();
      if (last && !continues(at)) end();
      if (!last) last = {...at};
      else [last.text, last.x1] = [last.text + at.text, at.x1];
    }
    return {letter, all: () => (end(), words)};
  }

  /* The part of a PDF's graphics state that places letters. */
  class Pen {
    constructor(transform, fonts, letter) {
      this.fonts = fonts;
      this.letter = letter;
      this.kept = [];
      this.state = {ctm: transform, font: {}, size: 0, chars: 0, words: 0, scale: 1, leading: 0, rise: 0};
      this.matrix = this.line = [1, 0, 0, 1, 0, 0];
    }
    save() { this.kept.push({...this.state}); }
    restore() { if (this.kept.length) this.state = this.kept.pop(); }
    transform(...matrix) { this.state.ctm = times(this.state.ctm, matrix); }
    paintFormXObjectBegin(matrix) {
      this.save();
      if (Array.isArray(matrix) && matrix.length === 6) this.transform(...matrix);
    }
    paintFormXObjectEnd() { this.restore(); }
    beginText() { this.setTextMatrix(1, 0, 0, 1, 0, 0); }
    setCharSpacing(value) { this.state.chars = value; }
    setWordSpacing(value) { this.state.words = value; }
    setHScale(value) { this.state.scale = value / 100; }
    setLeading(value) { this.state.leading = value; }
    setTextRise(value) { this.state.rise = value; }
    setFont(name, size) { [this.state.font, this.state.size] = [this.fonts.get(name) || {}, size]; }
    setGState(settings) { for (const [key, value] of settings) if (key === 'Font') this.setFont(...value); }
    setTextMatrix(...matrix) { this.matrix = this.line = matrix; }
    moveText(x, y) { this.matrix = this.line = times(this.line, [1, 0, 0, 1, x, y]); }
    setLeadingMoveText(x, y) { this.setLeading(-y); this.moveText(x, y); }
    nextLine() { this.moveText(0, -this.state.leading); }

    showText(glyphs) {
      const {font, size, chars, words, scale} = this.state, unit = (font.fontMatrix || [0.001])[0];
      for (const glyph of glyphs) {
        const given = typeof glyph === 'number', width = given ? -glyph / 1000 : glyph.width * unit;
        if (!given) this.place(glyph.unicode, width);
        const space = given ? 0 : chars + (glyph.isSpace ? words : 0);
        this.matrix = times(this.matrix, [1, 0, 0, 1, (width * size + space) * scale, 0]);
      }
    }

    /* Letters that do not stand upright are passed over: those turned, as on a page's margin, and those without a height. */
    place(text, width) {
      const {ctm, font, size, scale, rise} = this.state;
      const [a, b, c, d, x, y] = times(times(ctm, this.matrix), [size * scale, 0, 0, size, 0, rise]);
      const height = Math.hypot(c, d) * this.drawnHeight();
      if (!(a > 0) || Math.abs(b) > a * 0.1 || !height) return;
      const of = (said, otherwise, most) => said && Math.abs(said) < ABSURD ? Math.min(Math.abs(said), most) : otherwise;
      const ascent = of(font.ascent, ASCENT, HIGHEST), descent = of(font.descent, DESCENT, LOWEST);
      this.letter({text, x0: x, x1: x + a * width, y0: y - ascent * height, y1: y + descent * height, size: height});
    }

    /* Fonts that are drawings may have any unit: their box says how high a letter is. */
    drawnHeight() {
      const {font, size} = this.state;
      if (!font.isType3Font || size > 1 || !font.bbox || !font.fontMatrix) return 1;
      return Math.abs((font.bbox[3] - font.bbox[1]) * font.fontMatrix[3]) || 1;
    }
  }

  async function fontsOf(page, operators) {
    const names = new Set(), fonts = new Map();
    operators.fnArray.forEach((fn, i) => {
      if (fn === pdfjsLib.OPS.setFont) names.add(operators.argsArray[i][0]);
      if (fn === pdfjsLib.OPS.setGState) for (const [key, value] of operators.argsArray[i][0]) if (key === 'Font') names.add(value[0]);
    });
    for (const name of names) fonts.set(name, await new Promise(done => page.commonObjs.get(name, done)));
    return fonts;
  }

  const nameOf = {}; /* of an operator's number, for those that a Pen knows */
  function draw(pen, operators) {
    if (!Object.keys(nameOf).length)
      for (const [name, number] of Object.entries(pdfjsLib.OPS)) if (name in Pen.prototype) nameOf[number] = name;
    operators.fnArray.forEach((fn, i) => { if (nameOf[fn]) pen[nameOf[fn]](...(operators.argsArray[i] || [])); });
  }

  const number = value => value.toFixed(3);
  const line = w => `<word xMin="${number(w.x0)}" yMin="${number(w.y0)}" xMax="${number(w.x1)}" yMax="${number(w.y1)}">${escaped(w.text)}</word>`;

  async function read(bytes) {
    const pdf = await pdfjsLib.getDocument({data: bytes, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0}).promise;
    const out = [];
    const {info} = await pdf.getMetadata().catch(() => ({info: {}}));
    if (info.Producer) out.push(`<meta name="Producer" content="${escaped(String(info.Producer)).replace(/\s/g, ' ')}"/>`);
    for (let n = 1; n <= Math.min(pdf.numPages, PAGES); n++) {
      const page = await pdf.getPage(n), view = page.getViewport({scale: 1}), found = wordsOfPage();
      const operators = await page.getOperatorList({annotationMode: pdfjsLib.AnnotationMode.DISABLE});
      draw(new Pen(view.transform, await fontsOf(page, operators), found.letter), operators);
      out.push(`<page width="${view.width}" height="${view.height}">`, ...found.all().map(line), '</page>');
    }
    await pdf.destroy();
    return out.join('\n') + '\n';
  }

  /* {xml, failure}: what pdftotext would write to its standard output and to standard error. */
  return async bytes => {
    try {
      return {xml: await read(bytes), failure: ''};
    } catch (e) {
      return {xml: '', failure: e && e.name === 'PasswordException' ? 'Incorrect password' : 'damaged'};
    }
  };
})();
