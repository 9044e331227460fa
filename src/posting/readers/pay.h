/* pay: what the files of this reader share. */
#ifndef FORTE_POSTING_PAY_H
#define FORTE_POSTING_PAY_H

#include "posting/reading/cues.h"

/* A spelling glued to a figure ("US$", "k"), from the values of currency and scale rows; longest first. */
typedef struct pay_sign {
  slice text;
  uint32_t concept;
  bool before, after; /* may stand before, after the figure */
} pay_sign;

struct pay_patterns {
  pay_sign *currencies, *scales;
  size_t currency_count, scale_count;
  uint32_t rupee; /* the currency of lakhs and crores */
};

typedef struct pay_group pay_group;

typedef struct pay_reader {
  reading *r;
  const struct pay_patterns *p;
  cues cues;
  const pay_group *last;                      /* the last group that was pay, or NULL */
  char dollar[4], krone[4], peso[4], seen[4]; /* what a bare sign means in this posting, "" until
                                                     asked for; the dollar that some amount names */
} pay_reader;

enum { PERIOD_NONE = -1, PERIOD_OTHER = -2 };

/* One amount of money, as written. */
typedef struct money {
  uint32_t start, end;  /* bytes: with sign, scale, currency and period */
  uint32_t figure;      /* byte where the digits begin */
  uint32_t first, next; /* tokens: that hold start, and the first one after */
  double value;         /* scaled */
  double scale;         /* 1 where none is written */
  uint32_t currency;    /* concept, or DICTIONARY_NONE */
  double times;         /* monthly pays a year: "x 13", "x 13,5"; 0: not said */
  int period;           /* pay_period, PERIOD_NONE, PERIOD_OTHER ("per game") */
  bool plus;            /* "$30+" */
  bool grouped;         /* thousands are set apart */
  bool gross;           /* "brutto", "salary" between the amount and its period: pay by itself */
  bool counts;          /* followed by "years", "%", "hours": no money */
  bool broken;          /* figures that make no number: "100,00.00" */
} money;

/* One or two amounts that belong together. */
struct pay_group {
  money low, high; /* equal for a single amount */
  bool range;
  bool open_low, open_high; /* "up to", "from" */
};

/* Reads the figure at byte `at` of the text, in token `index`, with all that belongs to it. False where no figure
 * stands. */
bool pay_amount(const pay_reader *p, uint32_t at, uint32_t index, money *m);

/* Is there nothing but a range's join between the two? */
bool pay_joined(const pay_reader *p, const money *low, const money *high);

/* What the words around say. */
typedef enum pay_verdict { VERDICT_NO, VERDICT_PAY, VERDICT_WARN } pay_verdict;
typedef struct pay_opinion {
  pay_verdict verdict;
  pay_kind kind;
  bool labelled; /* "salary", "pay" stand near, on the left */
  bool close;    /* right before the amount */
  bool once;     /* a bonus that is paid once */
  int period;    /* said by the words around: "annual salary of"; or PERIOD_NONE */
  const char *warning;
} pay_opinion;
pay_opinion pay_judge(const pay_reader *p, const pay_group *g);

/* Units of the currency to one US dollar, roughly. */
double pay_units(const pay_reader *p, uint32_t currency);
enum { PAY_YEARLY_FROM = 12000 }; /* dollars: so much is paid a year where no period is written, less a month */
/* The period that is written beside the amounts, or PERIOD_NONE; a number of payments makes it a month's or, of a large
   sum ("24.000 € en 14 pagas"), a year's. */
int pay_stated_period(const pay_reader *p, const pay_group *g);

/* ISO code of a currency concept, "$" and "kr" resolved by the posting's country; "" for none. */
void pay_currency(pay_reader *p, const pay_group *g, char code[4]);

/* The place or level that an amount is for: "Seattle, WA $120,000". */
slice pay_place(const pay_reader *p, const pay_group *g, uint32_t after);

/* How often a year. NAN for what is paid once. */
double pay_per_year(pay_period period);

/* The pay_period that a concept of class period, unit or rate names; PERIOD_OTHER for none. */
int pay_period_of(const dictionary *d, uint32_t concept);

#endif
