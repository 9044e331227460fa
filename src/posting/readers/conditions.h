/* conditions: what the files of this reader share. */
#ifndef FORTE_POSTING_CONDITIONS_H
#define FORTE_POSTING_CONDITIONS_H

#include "posting/reading/cues.h"

/* Of the company and its benefits: no condition of the work. */
bool conditions_company_talk(const reading *r, const item *it);

/* Where the first days ("Mon - Fri") and hours ("6 pm - 2 am") stand at which one works: tokens [first, end) of *found.
   False where none do. */
bool conditions_days(const reading *r, cue *found);
bool conditions_hours(const reading *r, cue *found);

#endif
