// Every source that the facts name, once: a short name for beside the fact, and what to look up.
// `sources()` lists them all; a test holds them against the facts.
#pragma once

#include "knowledge/facts.hpp"

namespace titrate::knowledge {

// ---- What is nobody's text ----

inline constexpr Source general = {
    "general medical advice", "what medicine commonly advises; no single text of it was noted"};
inline constexpr Source secondary = {"a secondary text",
                                     "a text about others' texts; its name was not noted"};
inline constexpr Source second_source = {
    "the protocol's second source", "another text on magnesium to bowel tolerance; name not noted"};
inline constexpr Source mentioned = {"mentioned in other sources",
                                     "told of in texts of this list; not read itself"};
inline constexpr Source atomic_masses = {"computed from atomic masses",
                                         "from the formulas, by titrate"};

// ---- Stool ----

inline constexpr Source stool_scale = {"Lewis and Heaton 1997",
                                       "Scand J Gastroenterol 1997;32:920: a scale of seven stool "
                                       "forms; the words here are titrate's own"};
inline constexpr Source rome = {"Rome IV", "Rome Foundation, criteria for bowel disorders"};
inline constexpr Source photographs = {
    "PMC4760857", "PubMed Central, by that number: clinicians rating photographs of stool"};
inline constexpr Source survey = {"NHANES survey 2018",
                                  "Am J Gastroenterol 2018;113:115: how often people in the US go"};

// ---- Amounts ----

inline constexpr Source us_upper_level = {
    "Institute of Medicine 1997",
    "Dietary Reference Intakes: National Academies Press (US), book 5776, p. 244"};
inline constexpr Source eu_upper_level = {
    "SCF/EFSA",
    "EU Scientific Committee on Food 2001, European Food Safety Authority 2006: upper levels"};
inline constexpr Source uk_upper_level = {
    "UK EVM", "Expert Group on Vitamins and Minerals (UK): guidance on safe upper levels"};
inline constexpr Source eu_copy = {
    "SCF 2001", "EU Scientific Committee on Food 2001, as EFSA 2006 repeats it", true};
inline constexpr Source oxide_study = {
    "Mori 2019", "PubMed Central, PMC6667383: magnesium oxide in constipated people"};
inline constexpr Source allowance = {"NIH ODS",
                                     "National Institutes of Health (US), Office of Dietary "
                                     "Supplements: consumer sheet on magnesium; adults split as in "
                                     "Medscape's drug page 999517"};

// ---- Trials ----

inline constexpr Source citrate_trial = {"PubMed 22271372",
                                         "PubMed, by that number: citrate in fibromyalgia"};
inline constexpr Source trial_review = {
    "Boulis 2021", "PubMed Central, PMC8371721: a review of magnesium in fibromyalgia"};
inline constexpr Source later_trial = {
    "PMC9145501", "PubMed Central, by that number, 2022: 100 mg of magnesium a day"};

// ---- Warning signs, and who asks first ----

inline constexpr Source toxicity = {
    "eMedicine 766604",
    "Medscape eMedicine, by that number: Hypermagnesemia in Emergency Medicine"};
inline constexpr Source laxative_labels = {"labels of magnesium laxatives",
                                           "warnings on magnesium laxatives sold over the counter"};
inline constexpr Source health_service = {
    "NHS on constipation", "UK National Health Service (nhs.uk): patient pages on constipation"};
inline constexpr Source case_report = {"Case Rep Emerg Med 2020",
                                       "Case Reports in Emergency Medicine 2020, 2918249"};
inline constexpr Source kidneys = {"Medscape UK 69195", "medscape.co.uk, drug page 69195"};
inline constexpr Source bowel_preparation = {
    "Citramag SmPC",
    "summary of product characteristics (UK) of Citramag, magnesium before a colonoscopy"};

// ---- Medicines ----

inline constexpr Source uk_text = {
    "UK text, emc 12118", "electronic medicines compendium (medicines.org.uk), product 12118"};
inline constexpr Source uk_text_25343 = {
    "UK text, emc 25343", "electronic medicines compendium (medicines.org.uk), product 25343"};
inline constexpr Source uk_text_2678 = {
    "UK text, emc 2678", "electronic medicines compendium (medicines.org.uk), product 2678"};
inline constexpr Source label_copies = {"labels of the medicine",
                                        "its label or prescribing information", true};
inline constexpr Source interaction_page = {"WebMD", "webmd.com, interaction page on moxifloxacin"};
inline constexpr Source hiv_guidelines = {"US HIV guidelines",
                                          "guidelines on antiretrovirals (US, aidsinfo.nih.gov), "
                                          "table 18d"};
inline constexpr Source hiv_insite = {"HIV InSite",
                                      "University of California, San Francisco: "
                                      "hivinsite.ucsf.edu"};
inline constexpr Source hiv_cases = {"clinicalcasesddis.com",
                                     "clinical cases of interactions of medicines, case 225"};
inline constexpr Source interaction_1298 = {
    "Drugs.com 1298", "drugs.com, interaction 1298: hydroxychloroquine, chloroquine"};
inline constexpr Source interaction_1507 = {"Drugs.com 1507",
                                            "drugs.com, interaction 1507: levothyroxine"};
inline constexpr Source gabapentin_study = {
    "Drug Metab Pharmacokinet 2012",
    "Drug Metabolism and Pharmacokinetics 2012;27:248: gabapentin with magnesium"};
inline constexpr Source slow_gut = {
    "Fung 1995 (FDA)",
    "Fung and others 1995, Food and Drug Administration (US): too much magnesium"};
inline constexpr Source medicine_labels = {"their labels",
                                           "labels of antacids, laxatives and Epsom salt"};
inline constexpr Source pill_pages = {
    "NHS on the pill",
    "UK National Health Service (nhs.uk): patient pages on the contraceptive pill"};

}  // namespace titrate::knowledge
