'use strict';
/* The words of a PDF with their places, by pdf.js, in the lines that pdftotext -bbox writes: the engine reads those. */
const pdfWords = (() => {
  const PAGES = 200; /* as pdftotext is asked for */
  const JOINED = 0.1; /* of the letter's height: a smaller gap parts no words */
  const ASCENT = 0.9, DESCENT = -0.22; /* where the font does not say */

  const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

  /* pdf.js knows the width of a run, not of its letters: letters share it as in common typefaces. */
  const letterWidth = c => /[ilj.,:;'|!ftrI()\[\]]/.test(c) ? 0.55 : /[mwMW@%—]/.test(c) ? 1.55 : /[A-Z0-9]/.test(c) ? 1.15 : c === ' ' ? 0.55 : 1;

  /* Runs of one line whose letters stand upright; others are turned, as on a page's margin. */
  function placed(item, styles, height) {
    const [a, b, , d, x, y] = item.transform;
    const size = Math.abs(d) || item.height;
    if (Math.abs(b) > Math.abs(a) * 0.1 || !size) return null;
    const font = styles[item.fontName] || {};
    const ascent = font.ascent > 0 && font.ascent < 2 ? font.ascent : ASCENT;
    const descent = font.descent < 0 && font.descent > -1 ? font.descent : DESCENT;
    return {text: item.str, x0: x, x1: x + item.width, y0: height - y - ascent * size, y1: height - y - descent * size, size};
  }

  /* Letters set apart, as in headings ("S K I L L S"): pdf.js puts a space between them. The engine joins them again by their
     gaps, which are small; what was a gap between words is lost. */
  const SPACED = /^\S{1,2}( \S{1,2})+$/u, SPACED_GAP = 0.1; /* of the letter's height */

  function wordsOfRun(run) {
    const letters = [...run.text], gap = SPACED.test(run.text) ? SPACED_GAP * run.size : 0;
    const wide = letters.filter(c => !gap || c !== ' '), total = wide.reduce((sum, c) => sum + letterWidth(c), 0);
    const unit = (run.x1 - run.x0 - gap * (letters.length - wide.length)) / (total || 1);
    const widthOf = c => gap && c === ' ' ? gap : letterWidth(c) * unit;
    const words = [];
    let at = run.x0, word = null;
    for (const c of letters) {
      const next = at + widthOf(c);
      if (/\s/.test(c)) word = null;
      else if (word) { word.text += c; word.x1 = next; }
      else words.push(word = {text: c, x0: at, x1: next, y0: run.y0, y1: run.y1, size: run.size});
      at = next;
    }
    return words;
  }

  /* A word may be drawn in several runs: for kerning, or because its letters change their font. */
  function continues(last, word) {
    const middle = (word.y0 + word.y1) / 2, gap = word.x0 - last.x1;
    return middle > last.y0 && middle < last.y1 && gap > -0.3 * word.size && gap < JOINED * word.size;
  }

  function wordsOfPage(content, height) {
    const words = [];
    let open = false; /* may the next run go on with the last word? */
    for (const item of content.items) {
      const run = placed(item, content.styles, height);
      if (!run) continue;
      const found = wordsOfRun(run);
      if (open && found.length && !/^\s/.test(run.text) && continues(words[words.length - 1], found[0])) {
        const first = found.shift(), last = words[words.length - 1];
        last.text += first.text;
        last.x1 = first.x1;
      }
      words.push(...found);
      if (run.text) open = words.length > 0 && !/\s$/.test(run.text);
      if (item.hasEOL) open = false;
    }
    return words;
  }

  function lines(words) {
    const number = value => value.toFixed(3);
    return words.map(w => `<word xMin="${number(w.x0)}" yMin="${number(w.y0)}" xMax="${number(w.x1)}" yMax="${number(w.y1)}">${escaped(w.text)}</word>`);
  }

  async function read(bytes) {
    const pdf = await pdfjsLib.getDocument({data: bytes, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0}).promise;
    const out = [];
    const {info} = await pdf.getMetadata().catch(() => ({info: {}}));
    if (info.Producer) out.push(`<meta name="Producer" content="${escaped(String(info.Producer)).replace(/\s/g, ' ')}"/>`);
    for (let n = 1; n <= Math.min(pdf.numPages, PAGES); n++) {
      const page = await pdf.getPage(n), view = page.getViewport({scale: 1});
      const [left, bottom] = page.view;
      const content = await page.getTextContent();
      for (const item of content.items) { item.transform[4] -= left; item.transform[5] -= bottom; }
      out.push(`<page width="${view.width}" height="${view.height}">`, ...lines(wordsOfPage(content, page.view[3] - bottom)), '</page>');
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
