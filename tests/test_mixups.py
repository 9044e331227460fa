#!/usr/bin/env python3
"""The wrong file given: a CV as the posting, a posting as the CV, a skills file as either. Said in a line with the right command; refused
only where nothing can come of it. Prints "N passed, N failed"."""
import json, os, subprocess, sys, tempfile

from checks import FORTE, check, summary

work = tempfile.TemporaryDirectory()

CV = ("IDA LUND\nida@post.example\n\nEXPERIENCE\n\nNurse, Elmet Hospital, Jan 2019 - present\n- Wound care on a surgical ward\n\nEDUCATION\n"
      "BSc Nursing, University of Elmet, 2018\n\nSKILLS\nWound care, patient care, SAP\n")
POSTING = ("Ward Nurse\nElmet Hospital\n\nWe are looking for a nurse for our ward. You will work in a team of six.\n\nWhat you will do\n- Care for patients\n\n"
           "Requirements\n- Wound care\n- 2 years of experience\n\nWe offer\n- A pension\n")
RESUME = json.dumps({"basics": {"name": "Ida Lund"}, "work": [{"name": "Elmet Hospital", "position": "Nurse", "startDate": "2019-01"}], "skills": [{"name": "SAP"}]})


def run(*args, given=b""):
    r = subprocess.run([FORTE, *args], input=given, capture_output=True, timeout=60, cwd=work.name,
                       env=dict(os.environ, XDG_CONFIG_HOME=os.path.join(work.name, "none")))
    return r.returncode, r.stdout.decode(), r.stderr.decode()


for name, text in (("cv.txt", CV), ("posting.txt", POSTING), ("resume.json", RESUME)):
    open(os.path.join(work.name, name), "w").write(text)
rc, out, err = run("skills", "cv.txt", "-o", "skills.json")
check("a CV as a CV: nothing is said", rc == 0 and "posting" not in err, err)

for args in (["extract", "cv.txt"], ["match", "--skills", "skills.json", "cv.txt"], ["extract", "resume.json"]):
    rc, out, err = run(*args)
    check("a CV as the posting: said and read: %s" % " ".join(args), rc == 0 and out and "forte skills %s" % args[-1] in err, (rc, err))
    check("... and in the report", "reads like a CV" in out, out)
rc, out, err = run("match", "--skills", "skills.json", "cv.txt")
check("a CV as the posting: no verdict, and why, before all else",
      "of 100" not in out and "Yes, apply" not in out and "Cannot say: this reads like a CV" in out, out)
rc, out, err = run("match", "--skills", "skills.json", "--format", "json", "cv.txt")
check("... and no score", json.loads(out)["score"] is None, out)
rc, out, err = run("extract", "--format", "json", "-q", given=CV.encode())
check("a warning for programs; --quiet is quiet", "looks_like_cv" in [w["code"] for w in json.loads(out)["warnings"]] and not err, (out, err))
career = CV.replace("EXPERIENCE\n", "OBJECTIVE\nNurse looking for a quiet ward.\n\nEXPERIENCE\n", 1).replace(
    "EDUCATION", "Carer, Elmet Home, 2015 - 2018\n- Meals\n\nPorter, Elmet Hospital, 2012 - 2015\n- Beds\n\nEDUCATION", 1)
rc, out, err = run("extract", "--format", "json", given=career.encode())
check("a CV that says what its owner is looking for is one", "looks_like_cv" in out, out)
rc, out, err = run("extract", "--format", "json", "posting.txt")
check("a posting is none", "looks_like_cv" not in out and not err, (out, err))
dated = POSTING + "\nHistory\n- 2015 - 2019: the old ward\n- 2019 - 2023: the new ward\n"
rc, out, err = run("extract", "--format", "json", given=dated.encode())
check("a posting with spans of years is none", "looks_like_cv" not in out, out)

SECOND = "\nStores Clerk\nElmet Hospital, York\n\nRequirements\n- Excel\n"
for name, text, several in (("two postings in one paste", POSTING + SECOND, True), ("with numbers", "Job 1: Ward Nurse\nRequirements\n- Wound care\n\n"
                            "Job 2: Stores Clerk\nRequirements\n- Excel\n", True), ("one posting", POSTING, False),
                            ("one whose manager is named", POSTING + "\nReports to\n\nHead Nurse\n\nHow to apply\nWrite to us.\n", False)):
    rc, out, err = run("extract", "--format", "json", "-q", given=text.encode())
    check("%s: said or not" % name, ("several_postings" in out) == several, out)

rc, out, err = run("extract", "--format", "json", "-q", given=(POSTING + SECOND).encode())
several = json.loads(out)
check("each one's title and asks", [(r["title"], r["asks"]) for r in several["roles"]] ==
      [("Ward Nurse", ["wound care"]), ("Stores Clerk", ["Microsoft Excel"])], several["roles"])
check("... and where to cut", [w["text"] for w in several["warnings"] if w["code"] == "several_postings"] == ["Stores Clerk"], several["warnings"])
for args in (["extract"], ["extract", "--format", "md"], ["extract", "--format", "html"], ["match", "--skills", "skills.json"]):
    rc, out, err = run(*args, given=(POSTING + SECOND).encode())
    told = " ".join(out.split()).replace("&quot;", '"')
    check("... said to people: %s" % " ".join(args), 'holds 2 postings' in told and 'cut it above "Stores Clerk"' in told, out)

rc, out, err = run("skills", "posting.txt")
check("a posting as the CV: said, and the file is made", rc == 0 and "'forte posting.txt'" in err and "'forte extract posting.txt'" in err, (rc, err))

for name, text in {
    "no headings": "Night Porter\nHotel Elmet\n\nYou will greet guests who come late. You carry bags, you make tea, and you lock up. Your shift ends at seven. "
                   "You should like people, and you'll need a clean record.\n",
    "headings alone": "Night Porter\n\nDuties\n- Greet guests\n\nRequirements\n- First aid\n\nBenefits\n- A room\n",
    "one heading": "We are looking for a night porter. You will lock up.\n\nRequirements\n- First aid\n",
}.items():
    open(os.path.join(work.name, "other.txt"), "w").write(text)
    rc, out, err = run("skills", "other.txt")
    check("a posting as the CV, %s: said" % name, "'forte other.txt'" in err, err)
rc, out, err = run("skills", "cv.txt", given=b"")
check("a CV is no posting", "reads like a posting" not in err, err)

for args in (["extract", "skills.json"], ["match", "--skills", "skills.json", "skills.json"]):
    rc, out, err = run(*args)
    check("a skills file as the posting is refused: %s" % args[0], rc == 1 and "is a skills file" in err and "--skills" in err, (rc, err))
rc, out, err = run("extract", "--format", "json", "posting.txt")
open(os.path.join(work.name, "extraction.json"), "w").write(out)
rc, out, err = run("extract", "extraction.json")
check("an extraction as the posting", rc == 1 and "is what forte wrote" in err, (rc, err))
for name in ("posting.txt", "cv.txt"):
    rc, out, err = run("match", "--skills", name, "posting.txt")
    check("%s as the skills file" % name, rc == 2 and "is no skills file" in err and "forte skills" in err, (rc, err))

open(os.path.join(work.name, "blank.txt"), "w").write(" \n\n")
for args in (["skills", "blank.txt"], ["extract", "blank.txt"]):
    rc, out, err = run(*args)
    check("a blank file: said for what it is: %s" % args[0], rc == 1 and "has no text in it" in err and "posting" not in err, (rc, err))

rc, out, err = run("batch", "--format", "json", "--skills", "skills.json", "cv.txt", "posting.txt")
rows = json.loads(out)
check("the batch ranks no CV", rc == 1 and len(rows["postings"]) == 1 and "forte skills" in err, (rc, out, err))

sys.exit(summary())
