'use strict';
/* The page: hands what a person gives to the engine, and shows what it says. Text of a CV or a posting is only ever set as
   text; the report stands in a frame in which nothing runs. */
(() => {
  const $ = id => document.getElementById(id);
  const utf8 = new TextEncoder(), text = new TextDecoder();
  const LIMIT = 64 << 20; /* bytes of a file, as the command has it */
  const given = {cv: null, posting: null}; /* a file: {name, bytes}; null: what stands in the field */
  let engine;

  /* ---- the engine ---- */

  /* Base85 as RFC 1924 has it, with ',' for '<': five letters are four bytes; the last letters may be fewer. */
  const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~';
  function bytesOf(letters) {
    const values = new Uint8Array(128), bytes = new DataView(new ArrayBuffer(Math.ceil(letters.length / 5) * 4));
    for (let i = 0; i < SIGNS.length; i++) values[SIGNS.charCodeAt(i)] = i;
    for (let i = 0, at = 0; i < letters.length; i += 5, at += 4) {
      let value = 0;
      for (let k = i; k < i + 5; k++) value = value * 85 + (k < letters.length ? values[letters.charCodeAt(k)] : 84);
      bytes.setUint32(at, value);
    }
    return new Uint8Array(bytes.buffer, 0, Math.floor(letters.length * 4 / 5));
  }

  /* A block of the page that holds bytes, packed and as letters. */
  async function unpacked(id) {
    const packed = bytesOf($(id).textContent.trim());
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  }

  /* pdf.js runs from when the first PDF is given. The page's policy knows these scripts by their hashes. */
  let pdfReady;
  async function startPdf() {
    for (const id of ['pdf-packed', 'pdf.worker-packed']) {
      const script = document.createElement('script');
      script.textContent = text.decode(await unpacked(id));
      document.head.append(script);
    }
  }

  function room(bytes) {
    const at = engine._web_room(bytes.length);
    if (!at) throw new Error('There is not enough memory for this file.');
    engine.HEAPU8.set(bytes, at);
    return at;
  }
  const word = string => room(utf8.encode(string));
  const answer = () => engine.HEAPU8.slice(engine._web_text(), engine._web_text() + engine._web_size());

  /* Calls an exported function; its answer as bytes, or its message as an Error. */
  function call(name, ...args) {
    const failed = engine['_' + name](...args), bytes = answer();
    if (failed) throw new Error(text.decode(bytes));
    return bytes;
  }
  function asked(name, format) {
    const at = word(format);
    try { return text.decode(call(name, at)); } finally { engine._free(at); }
  }

  const isPdf = bytes => text.decode(bytes.subarray(0, 1024)).includes('%PDF-');
  async function leaveWords(bytes) {
    if (!isPdf(bytes)) return;
    await (pdfReady ||= startPdf());
    const {xml, failure} = await pdfWords(bytes.slice());
    const words = utf8.encode(xml);
    engine._web_pdf_words(room(words), words.length, word(failure));
  }

  /* ---- what is given ---- */

  const kinds = ['cv', 'posting'];
  const names = {cv: 'your CV', posting: 'the posting'};

  function said(kind, message, isFault) {
    const line = $(kind ? kind + '-said' : 'said');
    line.textContent = message;
    line.classList.toggle('fault', Boolean(isFault));
  }

  async function take(kind, file) {
    if (file.size > LIMIT) return said(kind, `${file.name} is larger than ${LIMIT >> 20} MiB; give the document alone.`, true);
    const content = await file.arrayBuffer().catch(() => null);
    if (!content) return said(kind, `${file.name} cannot be read: is it a folder, or gone?`, true);
    given[kind] = {name: file.name, bytes: new Uint8Array(content)};
    $(kind).value = '';
    $(kind).placeholder = `The file ${file.name}`;
    said(kind, `${file.name} is taken. Type or paste to use text instead.`);
  }

  function clear(kind) {
    given[kind] = null;
    if (kind === 'cv') $('cv-read').hidden = true;
    $(kind).value = $(kind).placeholder = $(kind + '-file').value = '';
    said(kind, '');
  }

  function source(kind) {
    const typed = $(kind).value;
    if (typed.trim()) return {name: names[kind], bytes: utf8.encode(typed)};
    return given[kind];
  }

  /* ---- the comparison ---- */

  const today = () => { const d = new Date(); return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`; };

  async function read(kind, from) {
    await leaveWords(from.bytes);
    if (kind === 'cv') {
      const summary = text.decode(call('web_cv', room(from.bytes), from.bytes.length, word(from.name), word(today())));
      $('cv-summary').textContent = summary;
      $('cv-read').hidden = false;
      return summary.slice(0, summary.indexOf('\n'));
    }
    call('web_posting', room(from.bytes), from.bytes.length, word(from.name));
    return engine._web_posting_is_cv() ? 'This reads like a CV, not like a posting. Is it in the right field?' : '';
  }

  /* Reads what is given into the engine; true when it could be read. */
  async function readAs(kind, from) {
    if (kind === 'cv') $('cv-read').hidden = true;
    try {
      said(kind, await read(kind, from));
      return true;
    } catch (e) {
      said(kind, e.message, true);
      return false;
    }
  }

  function show() {
    $('results').hidden = false;
    $('save-note').hidden = !note().length;
    $('report').srcdoc = asked('web_report', 'html');
    $('results').scrollIntoView({block: 'start'});
  }

  const note = () => { try { return call('web_filled'); } catch (e) { return new Uint8Array(); } };

  async function compare() {
    const from = {};
    said('', '');
    $('results').hidden = true;
    for (const kind of kinds) {
      from[kind] = source(kind);
      if (!from[kind]) return said(kind, `Give ${names[kind]} first.`, true), $(kind).focus();
    }
    let fine = true;
    for (const kind of kinds) fine = await readAs(kind, from[kind]) && fine;
    if (fine) show();
  }

  async function work(event) {
    event.preventDefault();
    $('go').disabled = true;
    said('', 'Reading …');
    await new Promise(done => setTimeout(done)); /* so that it is seen */
    try {
      await compare();
    } catch (e) {
      said('', `${e.message} Load the page anew.`, true);
    }
    if (!$('said').classList.contains('fault')) said('', '');
    $('go').disabled = false;
  }

  /* ---- what is taken home ---- */

  function save(name, content, type) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], {type}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function copyPoints() {
    const points = JSON.parse(asked('web_report', 'json')).points.map(point => `- ${point}`).join('\n');
    try {
      await navigator.clipboard.writeText(points);
      said('', 'Copied.');
    } catch (e) {
      said('', points);
    }
  }

  /* ---- the page ---- */

  function listen(kind) {
    const area = $(kind).closest('.give');
    $(kind + '-file').addEventListener('change', event => { if (event.target.files[0]) take(kind, event.target.files[0]); });
    area.querySelector('.clear').addEventListener('click', () => clear(kind));
    area.addEventListener('dragover', event => { event.preventDefault(); area.classList.add('over'); });
    area.addEventListener('dragleave', () => area.classList.remove('over'));
    area.addEventListener('drop', event => {
      area.classList.remove('over');
      if (!event.dataTransfer.files.length) return; /* text goes into the field */
      event.preventDefault();
      take(kind, event.dataTransfer.files[0]);
    });
  }

  async function start() {
    kinds.forEach(listen);
    addEventListener('dragover', event => event.preventDefault()); /* a file beside the fields does not replace the page */
    addEventListener('drop', event => event.preventDefault());
    $('given').addEventListener('submit', work);
    $('save-report').addEventListener('click', () => save('report.html', asked('web_report', 'html'), 'text/html'));
    $('save-skills').addEventListener('click', () => save('skills.json', asked('web_profile', 'json'), 'application/json'));
    $('save-note').addEventListener('click', () => save(given.posting ? given.posting.name : 'note.md', note(), 'text/markdown'));
    $('copy-points').addEventListener('click', copyPoints);
    $('report').addEventListener('load', () => { $('report').style.height = `${$('report').contentDocument.documentElement.scrollHeight + 16}px`; });
    $('licences-shown').addEventListener('toggle', async () => { $('licences').textContent = text.decode(await unpacked('licences-packed')); }, {once: true});
    try {
      if (!self.DecompressionStream || !self.WebAssembly) throw new Error('This browser is too old for this page');
      engine = await forteEngine({wasmBinary: await unpacked('engine')});
      $('go').textContent = 'Compare';
      $('go').disabled = false;
    } catch (e) {
      $('go').textContent = 'Compare';
      said('', `${e.message}; it needs Chromium or Edge 95, Firefox 113, Safari 16.4, or a later one.`, true);
    }
  }
  start();
})();
