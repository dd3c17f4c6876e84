"""The words of reports, for translators; `Spoken` says them."""

from app.core.text import QT_TRANSLATE_NOOP

RESULT = QT_TRANSLATE_NOOP("report", "Result")
CALIBRATION = QT_TRANSLATE_NOOP("report", "Calibration")
SET = QT_TRANSLATE_NOOP("report", "Set")
PROTOCOL = QT_TRANSLATE_NOOP("report", "Protocol")
MODEL_AND_ENGINE = QT_TRANSLATE_NOOP("report", "Model and engine")
LIMITS_HEAD = QT_TRANSLATE_NOOP("report", "Limits")
ITEMS = QT_TRANSLATE_NOOP("report", "Items")
CORRECT = QT_TRANSLATE_NOOP("report", "Correct")
ACCURACY = QT_TRANSLATE_NOOP("report", "Accuracy")
VALUE_SPAN = QT_TRANSLATE_NOOP("report", "%1, %2")
STDERR = QT_TRANSLATE_NOOP("report", "Standard error, as the harness gives it")
POINTS = QT_TRANSLATE_NOOP("report", "%1 points")
MAJORITY = QT_TRANSLATE_NOOP("report", "Always the commonest key")
NAMED = QT_TRANSLATE_NOOP("report", "%1: %2")
CHANCE = QT_TRANSLATE_NOOP("report", "Chance")
UNSCORED = QT_TRANSLATE_NOOP("report", "Not asked")
UNPARSED = QT_TRANSLATE_NOOP("report", "Unreadable, counted as wrong")
ANSWERED = QT_TRANSLATE_NOOP("report", "Of the readable answers alone")
OF = QT_TRANSLATE_NOOP("report", "%1 of %2")
BRIER = QT_TRANSLATE_NOOP("report", "Brier score (0 is best, 2 worst)")
ECE = QT_TRANSLATE_NOOP("report", "Calibration error, ten bins")
MASS = QT_TRANSLATE_NOOP("report", "Probability on the options")
ORIGIN = QT_TRANSLATE_NOOP("report", "Origin")
LICENCE = QT_TRANSLATE_NOOP("report", "Licence")
NOT_KNOWN = QT_TRANSLATE_NOOP("report", "not known here")
SET_ITEMS = QT_TRANSLATE_NOOP("report", "Items of the set")
OPTIONS = QT_TRANSLATE_NOOP("report", "Options")
WITH = QT_TRANSLATE_NOOP("report", "%1 with %2")
KEY = QT_TRANSLATE_NOOP("report", "Commonest key")
REPEATED = QT_TRANSLATE_NOOP("report", "Repeated items")
CONTENT = QT_TRANSLATE_NOOP("report", "SHA-256 of the content")
FILE_OF = QT_TRANSLATE_NOOP("report", "File %1")
ASKED = QT_TRANSLATE_NOOP("report", "Asked")
DRAWN = QT_TRANSLATE_NOOP("report", "%1 of %2, drawn by strata with seed %3")
LEFT_OUT = QT_TRANSLATE_NOOP("report", "Left out, given away by examples")
NONE = QT_TRANSLATE_NOOP("report", "none")
VERSION = QT_TRANSLATE_NOOP("report", "%1, version %2")
METHOD = QT_TRANSLATE_NOOP("report", "Method")
LOG_LIKELIHOOD = QT_TRANSLATE_NOOP("report", "log likelihood")
GENERATION = QT_TRANSLATE_NOOP("report", "generation")
CHAT = QT_TRANSLATE_NOOP("report", "Through the chat template")
YES = QT_TRANSLATE_NOOP("report", "yes")
NO = QT_TRANSLATE_NOOP("report", "no")
EXAMPLES = QT_TRANSLATE_NOOP("report", "Examples")
MODEL = QT_TRANSLATE_NOOP("report", "Model")
FILE = QT_TRANSLATE_NOOP("report", "File")
FILE_FACTS = QT_TRANSLATE_NOOP("report", "%1, %2 bytes, %3")
ENDPOINT = QT_TRANSLATE_NOOP("report", "Endpoint")
TRIVIAL = QT_TRANSLATE_NOOP("report", "Trivial questions")
TRIVIAL_FACTS = QT_TRANSLATE_NOOP("report", "%1 of %2 right, %3 on options")
TRIVIAL_FORM = QT_TRANSLATE_NOOP("report", "Of them right in the asked form")
ONE_PAIR = QT_TRANSLATE_NOOP("report", "Pair")
SHOWN = QT_TRANSLATE_NOOP("report", "Shown")
NO_DIFFERENCE = QT_TRANSLATE_NOOP("report", "not told apart")
IS_BETTER = QT_TRANSLATE_NOOP("report", "%1 is better")
SEPARATE = QT_TRANSLATE_NOOP(
    "report",
    "Runs under one letter were asked the same items in the same way, and stand side by side. What "
    "stands under different letters cannot be compared, and no table holds both.",
)
EACH_ITEM = QT_TRANSLATE_NOOP("report", "Items, one line each")
FIRST_ITEMS = QT_TRANSLATE_NOOP("report", "The first %1 of %2 items.")
WRONG_HEAD = QT_TRANSLATE_NOOP("report", "Wrong answers in full")
WRONG_LINE = QT_TRANSLATE_NOOP("report", "%1: item %2, key %3, answer %4")
FIRST_WRONG = QT_TRANSLATE_NOOP("report", "The first %1 of %2 wrong answers, of each run some.")
RECALL = QT_TRANSLATE_NOOP(
    "report",
    "Multiple-choice questions measure recall in that form, not safety or usefulness at a bedside.",
)
SEEN = QT_TRANSLATE_NOOP(
    "report",
    "The model may have seen these questions while it was trained; nothing here can exclude that.",
)
COMPARABLE = QT_TRANSLATE_NOOP(
    "report", "Numbers are comparable only with runs of the same protocol hash on the same items."
)
SHOW = QT_TRANSLATE_NOOP("report", "What these runs show")
DIFFERENCES = QT_TRANSLATE_NOOP("report", "Paired differences")
COMPARISONS = QT_TRANSLATE_NOOP(
    "report",
    "Comparisons: %1. p is McNemar's exact test, two-sided; Holm's counts all pairs, or all parts "
    "of one name. Differences are second less first, in points.",
)
FLIPS = QT_TRANSLATE_NOOP("report", "Answers that differ")
ALIKE = QT_TRANSLATE_NOOP("report", "All runs answer alike")
ALIKE_SHARE = QT_TRANSLATE_NOOP("report", "%1 of %2 items, %3")
ALPHA = QT_TRANSLATE_NOOP("report", "Krippendorff's alpha, nominal")
NO_ALPHA = QT_TRANSLATE_NOOP("report", "not defined: no two answers differ")
ALPHA_MEANS = QT_TRANSLATE_NOOP(
    "report",
    "Alpha is 1 if runs always answer alike, 0 if they do as often as chance would, and below 0 "
    "if less often; it does not say whether they are right. Answers that cannot be read are "
    "missing in it.",
)
DRIFT = QT_TRANSLATE_NOOP("report", "Drift against size")
FILES = QT_TRANSLATE_NOOP("report", "Files")
FILE_LINE = QT_TRANSLATE_NOOP("report", "%1, %2, %3 bytes, SHA-256 %4; licence: %5")
RUN = QT_TRANSLATE_NOOP("report", "Run")
RIGHT = QT_TRANSLATE_NOOP("report", "Right")
MASS_HEAD = QT_TRANSLATE_NOOP("report", "Mass")
VALUE_BOUNDS = QT_TRANSLATE_NOOP("report", "%1 (%2 to %3)")
PAIR = QT_TRANSLATE_NOOP("report", "Pair or part")
DIFFERENCE = QT_TRANSLATE_NOOP("report", "Difference, 95 %")
ONLY_ONE = QT_TRANSLATE_NOOP("report", "Only one right")
DETECTABLE = QT_TRANSLATE_NOOP("report", "Detectable")
ITEM = QT_TRANSLATE_NOOP("report", "Item")
KEY_HEAD = QT_TRANSLATE_NOOP("report", "Key")
FIRST_OF = QT_TRANSLATE_NOOP("report", "The first %1 of %2 items that differ.")
STATED = QT_TRANSLATE_NOOP("report", "Stated")
SIZE = QT_TRANSLATE_NOOP("report", "Size")
OTHERS = QT_TRANSLATE_NOOP("report", "Other answers")
KL = QT_TRANSLATE_NOOP("report", "KL mean, median, 95th")
MARGIN = QT_TRANSLATE_NOOP("report", "Margin, mass change")
SPEED = QT_TRANSLATE_NOOP("report", "Tokens/s")
MEMORY = QT_TRANSLATE_NOOP("report", "Memory")
REFERENCE = QT_TRANSLATE_NOOP("report", "reference")
REPORTED = QT_TRANSLATE_NOOP("report", "What is reported")
DATA_SET = QT_TRANSLATE_NOOP("report", "Data set")
REPORTED_HEAD = QT_TRANSLATE_NOOP("report", "Reported")
SOURCE = QT_TRANSLATE_NOOP("report", "Source")
ABOUT = QT_TRANSLATE_NOOP("report", "about %1")
OTHER_PROMPTS = QT_TRANSLATE_NOOP(
    "report", "Figures from other prompts or examples are not comparable with these."
)
OVER_SETS = QT_TRANSLATE_NOOP("report", "Over several sets")
MICRO = QT_TRANSLATE_NOOP("report", "All items (micro)")
MACRO = QT_TRANSLATE_NOOP("report", "Mean of sets (macro)")
