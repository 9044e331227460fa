/* The tables of commands and options. */
#include "cli/option_table.h"

const command commands[COMMANDS] = {
    {"match", "[FILE]", "hold one posting against your skills file and report",
     "Reads one posting (any format, told by its content) from FILE or standard input. This is the default command: "
     "'cat posting.txt | forte' is the whole main job. Without a skills file it says how to make one and prints what "
     "the posting asks for."},
    {"extract", "[FILE]", "print what one posting asks for",
     "Skills with strength and alternatives, years, degrees, pay and conditions, each with its place in the text. With "
     "--ndjson, "
     "one JSON object a line in, one a line out, in the same order; a bad line gives an error line in its place."},
    {"skills", "CV...", "build the skills file from your CV",
     "Reads PDF, DOCX, ODT, Markdown, text, HTML and JSON Resume; several files are merged into one profile. Building "
     "again keeps "
     "what you added or changed. Writes JSON to a pipe or to -o FILE; on a terminal shows a summary and writes "
     "nothing."},
    {"fill", "NOTE|FOLDER|ZIP...", "fill \"Where can I add value?\" of application notes",
     "Prints the note with the section filled; -i writes it back atomically. Every byte outside the section stays. A "
     "section with text of your own is left alone and reported unless --force is given. A folder's Markdown files are "
     "filled with -i, a Notion export (zip) with -i or -o; only pages that have the section change."},
    {"batch", "PATH...", "rank folders, job-board files and exports of postings",
     "Reads folders, single files, NDJSON, job-board JSON, saved pages, Notion exports (folder or zip) and standard "
     "input (-), and ranks the postings against your skills file; then says which skill to learn next. With --ndjson "
     "it is a line filter: one match for each line, in the input's order."},
    {"dict", "find|why|learn|check WORD|FILE...", "look up and explain the dictionary",
     "dict find WORD...: concepts with their forms. dict why WORD [FILE]: why the word was or was not taken at each "
     "place. "
     "dict learn PATH...: new words in postings, as dictionary lines. dict check FILE: check a dictionary of your "
     "own. Without a file, why, learn and check read standard input."},
    {"watch", "FOLDER...", "read what is saved into folders as it comes",
     "A posting that is saved into the folders gives its match in one line, a note that gets its posting gets its "
     "section filled, and with --db or -o the ranking of all is kept. It goes on until Ctrl-C; folders in the folders "
     "are watched too, hidden files are left alone, and a skills file that is built anew is read again."},
    {"init", "[CV...]", "set up: the skills file in its place, and your wishes",
     "Builds the skills file from your CV, shows what was read and what is in doubt, takes your wishes as options or "
     "asks for them on a terminal, writes the file to its default place and says what to do next."},
    {"doctor", "", "show what is in force, and what is wrong with it",
     "Versions, libraries, pdftotext, the skills file and whether its CV has changed since, your own dictionary, the "
     "store given with --db. Exit code 1 when something needs your hand."},
    {"config", "", "show the configuration in force",
     "Shows each setting, its value and where it comes from, as a configuration file: NAME = VALUE lines in "
     "$XDG_CONFIG_HOME/forte/config, for all commands or, below [COMMAND], for one. Names are those of long options: "
     "skills, dictionary, format, where, skip, heading, points, jobs. Options beat the environment (FORTE_SKILLS, "
     "FORTE_FORMAT ...), which beats the file."},
    {"help", "[COMMAND]", "show this help, or that of a command", "Shows what --help shows."},
    {"version", "", "show the version", "Shows what --version shows."},
};

enum {
  M = 1 << COMMAND_MATCH,
  E = 1 << COMMAND_EXTRACT,
  S = 1 << COMMAND_SKILLS,
  F = 1 << COMMAND_FILL,
  B = 1 << COMMAND_BATCH,
  D = 1 << COMMAND_DICT,
  W = 1 << COMMAND_WATCH,
  I = 1 << COMMAND_INIT,
  O = 1 << COMMAND_DOCTOR,
  ALL = (1 << COMMANDS) - 1
};

#define AT(member) offsetof(options, member)

const option_row option_table[] = {
    {"skills", 's', "FILE", M | F | B | W | O, OPTION_TEXT, AT(skills), "the skills file", NULL,
     "$XDG_CONFIG_HOME/forte/skills.json"},
    {"dictionary", 0, "FILE", M | E | S | F | D | B | W | I | O, OPTION_TEXT, AT(dictionary), "your own dictionary",
     NULL, "$XDG_CONFIG_HOME/forte/dictionary.txt"},
    {"format", 'f', "NAME", M | E, OPTION_TEXT, AT(format), "how the report is written", "text md json html line",
     "text"},
    {"format", 'f', "NAME", B | W, OPTION_TEXT, AT(format), "how the ranking is written",
     "text md csv json ndjson html", "text"},
    {"output", 'o', "FILE", M | E | B | W, OPTION_TEXT, AT(output),
     "write to FILE atomically instead of standard output; without --format in the format that its name ends in", NULL,
     NULL},
    {"output", 'o', "FILE", S | F, OPTION_TEXT, AT(output), "write to FILE atomically instead of standard output", NULL,
     NULL},
    {"output", 'o', "FILE", I, OPTION_TEXT, AT(output), "write to FILE instead of the skills file's default place",
     NULL, NULL},
    {"ndjson", 0, NULL, E | B, OPTION_FLAG, AT(ndjson), "a line filter: one JSON object a line in and out", NULL, NULL},
    {"explain", 0, NULL, M, OPTION_FLAG, AT(explain), "show the whole sum behind the score", NULL, NULL},
    {"points", 0, "N", M | F | W, OPTION_NUMBER, AT(points), "at most N points", NULL, "three to six"},
    {"in-place", 'i', NULL, F, OPTION_FLAG, AT(in_place), "write the note back", NULL, NULL},
    {"diff", 0, NULL, F, OPTION_FLAG, AT(diff), "show the change instead of the note", NULL, NULL},
    {"learn", 0, NULL, F | W, OPTION_FLAG, AT(learn), "also fill \"What will I learn?\" with what the CV lacks", NULL,
     NULL},
    {"heading", 0, "TEXT", F | W, OPTION_TEXT, AT(heading), "the section's heading", NULL, "Where can I add value?"},
    {"force", 0, NULL, F, OPTION_FLAG, AT(force), "replace text of your own in the section", NULL, NULL},
    {"skip", 0, "KEY=VALUE", F | B | W, OPTION_TEXT, AT(skip),
     "leave notes with this property alone: --skip 'Stage=Rejected'", NULL, NULL},
    {"check", 0, NULL, S, OPTION_FLAG, AT(check),
     "check a skills file edited by hand; or show a CV as it is read, line by line, with what became of each", NULL,
     NULL},
    {"today", 0, "DATE", S | F | I, OPTION_TEXT, AT(today), "count years up to DATE (YYYY-MM-DD)", NULL, "today"},
    {"top", 0, "N", B | D | W, OPTION_NUMBER, AT(top), "the N best only; dict learn: the N most frequent", NULL, NULL},
    {"min", 0, "SCORE", B | W, OPTION_DECIMAL, AT(minimum), "postings with at least this score", NULL, NULL},
    {"where", 0, "EXPR", B | W, OPTION_TEXT, AT(where), "postings for which EXPR holds: 'pay >= 120k and remote'", NULL,
     NULL},
    {"sort", 0, "KEY", B | W, OPTION_TEXT, AT(sort), "the order of the ranking", "score pay title company date file",
     "score"},
    {"reports", 0, "DIR", B, OPTION_TEXT, AT(reports), "write one HTML report per posting to DIR", NULL, NULL},
    {"db", 0, "FILE", B | W | O, OPTION_TEXT, AT(database),
     "keep results in a SQLite file; unchanged postings are not read again", NULL, NULL},
    {"jobs", 'j', "N", E | B | W, OPTION_NUMBER, AT(jobs), "threads, for many postings", NULL, "all cores"},
    {"pay", 0, "AMOUNT", I, OPTION_AMOUNT, AT(pay), "the least pay a year that you want: 60000, 60k", NULL, NULL},
    {"currency", 0, "CODE", I, OPTION_TEXT, AT(currency), "its currency: USD, EUR", NULL, NULL},
    {"work-mode", 0, "LIST", I, OPTION_TEXT, AT(work_mode), "where you would work: remote,hybrid,onsite", NULL, NULL},
    {"authorized-in", 0, "LIST", I, OPTION_TEXT, AT(authorized_in),
     "countries where you may work, by two letters: US,DE", NULL, NULL},
    {"clearance", 0, "TEXT", I, OPTION_TEXT, AT(clearance), "a security clearance that you hold", NULL, NULL},
    {"quiet", 'q', NULL, ALL, OPTION_FLAG, AT(quiet), "no progress and no summary on standard error", NULL, NULL},
    {"help", 'h', NULL, ALL, OPTION_FLAG, AT(help), "show this help", NULL, NULL},
    {"version", 'V', NULL, ALL, OPTION_FLAG, AT(version), "show the version", NULL, NULL},
    {"print", 0, "WHAT", M, OPTION_TEXT, AT(print), "print the man page or a completion", "man bash zsh fish", NULL},
};
const size_t option_count = sizeof option_table / sizeof *option_table;

const example examples[] = {
    {"Once: the skills file from your CV, with your wishes.",
     "forte init cv.pdf --pay 60000 --currency EUR --work-mode remote,hybrid --authorized-in DE"},
    {"Should I apply, where do I add value, what is missing?", "cat posting.txt | forte"},
    {"The section of an application note, written back.", "forte fill -i note.md"},
    {"A whole Notion export.", "forte fill export.zip -o filled.zip"},
    {"Each posting as it is saved, and the ranking of all.",
     "forte watch ~/Downloads/jobs --db jobs.sqlite -o ranking.html --format html"},
    {"All saved postings, the best first, each with a report of its own.",
     "forte batch postings --format html -o ranking.html --reports reports"},
    {"Those that pay enough and can be done from home.", "forte batch postings --where 'pay >= 60k and remote'"},
    {"What a posting asks for, for other programs.", "forte extract --format json posting.txt"},
    {"Why a word was or was not taken.", "forte dict why Excel posting.txt"},
};
const size_t example_count = sizeof examples / sizeof *examples;
