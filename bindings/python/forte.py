"""forte for Python: reads job postings and CVs, and says where a person can add value.

One file over libforte by ctypes, standard library only; offline, like the library.

    import forte
    engine = forte.Engine()
    posting = engine.posting(open("posting.txt", "rb").read())
    print(posting.json()["skills"])
    profile = engine.profile_of(["cv.pdf"])
    match = engine.match(posting, profile)
    print(match.score, match.json()["points"])

An Engine may be used by any number of threads.  Whatever cannot be read or is wrong raises forte.Error.  The library is
the one that FORTE_LIBRARY names, or the installed libforte.so.0.
"""
import ctypes
import datetime
import json
import math
import os
import pathlib
import threading
import weakref

__all__ = ["Engine", "Posting", "Profile", "Match", "Error", "version"]


class _Error(ctypes.Structure):
    _fields_ = [("status", ctypes.c_int), ("code", ctypes.c_char_p), ("message", ctypes.c_char * 1024), ("offset", ctypes.c_size_t)]


class _Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


class _Style(ctypes.Structure):
    _fields_ = [("colour", ctypes.c_bool), ("columns", ctypes.c_int), ("explain", ctypes.c_bool)]


class _Input(ctypes.Structure):
    _fields_ = [("data", ctypes.c_char_p), ("size", ctypes.c_size_t), ("name", ctypes.c_char_p), ("path", ctypes.c_char_p)]


class _FillOptions(ctypes.Structure):
    _fields_ = [("heading", ctypes.c_char_p), ("skip", ctypes.c_char_p), ("points", ctypes.c_int), ("learn", ctypes.c_bool), ("force", ctypes.c_bool)]


_FILLED = ("changed", "same", "own_text", "no_section", "nothing", "skipped", "points_only", "lessons_only", "replaced", "first")
_NO_OFFSET = ctypes.c_size_t(-1).value


def _load():
    library = ctypes.CDLL(os.environ.get("FORTE_LIBRARY", "libforte.so.0"))
    pointer, text, bytes_, size, error = ctypes.c_void_p, ctypes.POINTER(_Text), ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(_Error)
    style = ctypes.POINTER(_Style)
    for name, result, arguments in (
        ("forte_version", bytes_, ()),
        ("forte_text_free", None, (text,)),
        ("forte_new", pointer, (bytes_, size, bytes_, error)),
        ("forte_free", None, (pointer,)),
        ("forte_worker_new", pointer, (pointer,)),
        ("forte_worker_free", None, (pointer,)),
        ("forte_posting_read", pointer, (pointer, bytes_, size, bytes_, error)),
        ("forte_posting_free", None, (pointer,)),
        ("forte_posting_render", ctypes.c_int, (pointer, bytes_, style, text, error)),
        ("forte_profile_build", pointer, (pointer, ctypes.POINTER(_Input), size, bytes_, error)),
        ("forte_profile_parse", pointer, (pointer, bytes_, size, bytes_, error)),
        ("forte_profile_free", None, (pointer,)),
        ("forte_profile_render", ctypes.c_int, (pointer, bytes_, style, text, error)),
        ("forte_match_make", pointer, (pointer, pointer, pointer, ctypes.c_int)),
        ("forte_match_free", None, (pointer,)),
        ("forte_match_score", ctypes.c_double, (pointer,)),
        ("forte_match_render", ctypes.c_int, (pointer, bytes_, style, text, error)),
        ("forte_fill", ctypes.c_int, (pointer, pointer, bytes_, size, bytes_, ctypes.POINTER(_FillOptions), text, ctypes.POINTER(ctypes.c_int), error)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()


class Error(Exception):
    """What forte could not do.  str() is the message, one line with its remedy; code is a word for programs, status 1
    (input), 2 (usage) or 3 (output), offset the place in the input or None."""

    def __init__(self, error):
        super().__init__(error.message.decode("utf-8", "replace"))
        self.code = error.code.decode() if error.code else "error"
        self.status = error.status
        self.offset = None if error.offset == _NO_OFFSET else error.offset


def version():
    """The library's version, as "0.1.0"."""
    return _library.forte_version().decode()


def _bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else bytes(text)


def _made(pointer, error):
    if not pointer:
        raise Error(error)
    return pointer


def _taken(text):
    """The bytes of a forte_text, which is freed."""
    try:
        return ctypes.string_at(text.data, text.size) if text.size else b""
    finally:
        _library.forte_text_free(ctypes.byref(text))


class _Thing:
    """Something of the library's: freed when the last reference to it goes, and only then what it needs."""

    def __init__(self, pointer, free, *needs):
        self._pointer, self._needs = pointer, needs
        weakref.finalize(self, free, pointer)

    def _rendered(self, function, format, columns, explain):
        text, error, style = _Text(), _Error(), _Style(columns=columns, explain=explain)
        if function(self._pointer, format.encode(), ctypes.byref(style), ctypes.byref(text), ctypes.byref(error)) != 0:
            raise Error(error)
        return _taken(text).decode("utf-8")


class Posting(_Thing):
    """What a posting asks for."""

    def render(self, format="text", columns=80):
        """As "text", "md", "json" or "html"."""
        return self._rendered(_library.forte_posting_render, format, columns, False)

    def json(self):
        """As a dict of the shape forte.extraction/1."""
        return json.loads(self.render("json"))


class Profile(_Thing):
    """What a person can show."""

    def render(self, format="text", columns=80):
        """As "text" (a summary), "json" (the skills file) or "reading" (how the CV was read, line by line)."""
        return self._rendered(_library.forte_profile_render, format, columns, False)

    def json(self):
        """As a dict of the shape forte.skills/1."""
        return json.loads(self.render("json"))


class Match(_Thing):
    """A posting held against a profile."""

    @property
    def score(self):
        """0 to 100; None where nothing could be checked."""
        score = _library.forte_match_score(self._pointer)
        return None if math.isnan(score) else score

    def render(self, format="text", columns=80, explain=False):
        """As "text", "md", "json" or "html"; explain shows the whole sum."""
        return self._rendered(_library.forte_match_render, format, columns, explain)

    def json(self):
        """As a dict of the shape forte.match/1."""
        return json.loads(self.render("json"))


class Engine:
    """Dictionary, patterns and model.  dictionary: the text of a dictionary of one's own."""

    def __init__(self, dictionary=None, dictionary_name="dictionary"):
        error = _Error()
        own = None if dictionary is None else _bytes(dictionary)
        pointer = _library.forte_new(own, len(own or b""), dictionary_name.encode() if own is not None else None, ctypes.byref(error))
        self._core = _Thing(_made(pointer, error), _library.forte_free)
        self._threads = threading.local()

    def _worker(self):
        """This thread's; it goes with the thread, or with the engine."""
        if not hasattr(self._threads, "worker"):
            self._threads.worker = _Thing(_library.forte_worker_new(self._core._pointer), _library.forte_worker_free, self._core)
        return self._threads.worker._pointer

    def posting(self, data, source="posting"):
        """Reads a posting: text, or the bytes of any format (HTML, a job board's JSON, PDF, DOCX, a note ...)."""
        data, error = _bytes(data), _Error()
        pointer = _library.forte_posting_read(self._worker(), data, len(data), source.encode(), ctypes.byref(error))
        return Posting(_made(pointer, error), _library.forte_posting_free, self._core)

    def profile(self, skills, source="skills"):
        """Reads a skills file: its text, or the dict it holds."""
        data, error = _bytes(json.dumps(skills) if isinstance(skills, dict) else skills), _Error()
        pointer = _library.forte_profile_parse(self._worker(), data, len(data), source.encode(), ctypes.byref(error))
        return Profile(_made(pointer, error), _library.forte_profile_free, self._core)

    def profile_of(self, cvs, today=None):
        """Builds a profile from CVs: paths, or pairs (name, bytes).  Years are counted to `today`, a datetime.date."""
        named = [cv if isinstance(cv, tuple) else (str(cv), pathlib.Path(cv).read_bytes()) for cv in cvs]
        inputs = (_Input * len(named))(*[_Input(_bytes(data), len(_bytes(data)), os.fsencode(name), None) for name, data in named])
        day, error = (today or datetime.date.today()).isoformat().encode(), _Error()
        pointer = _library.forte_profile_build(self._worker(), inputs, len(named), day, ctypes.byref(error))
        return Profile(_made(pointer, error), _library.forte_profile_free, self._core)

    def match(self, posting, profile, points=0):
        """Holds a posting (or its text) against a profile; at most `points` points, 0 for the default."""
        posting = posting if isinstance(posting, Posting) else self.posting(posting)
        pointer = _library.forte_match_make(self._worker(), posting._pointer, profile._pointer, points)
        return Match(pointer, _library.forte_match_free, posting, profile)

    def fill(self, note, profile, heading=None, skip=None, points=0, learn=False, force=False, source="note"):
        """Fills a note's section "Where can I add value?" (or `heading`).  Returns the note's bytes and what became of it:
        "changed", "same", "own_text", "no_section", "nothing", "skipped"; with learn "points_only" or "lessons_only" where one section
        alone was changed and the other is not there or holds text of the person's own."""
        data, error, text, result = _bytes(note), _Error(), _Text(), ctypes.c_int()
        options = _FillOptions(heading and _bytes(heading), skip and _bytes(skip), points, learn, force)
        status = _library.forte_fill(self._worker(), profile._pointer, data, len(data), source.encode(), ctypes.byref(options),
                                     ctypes.byref(text), ctypes.byref(result), ctypes.byref(error))
        if status != 0:
            _library.forte_text_free(ctypes.byref(text))
            raise Error(error)
        return _taken(text), _FILLED[result.value]
