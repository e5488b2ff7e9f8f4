# What an operator is told of the files of a kiosk, in English. See `src/told.rs`.
#
# Each message is a line; the compiler reads this file, and refuses a message that the code tells
# and that is not here. Copy the file to `<language>.ftl` for another language.

## The frame around a fault

level-error = error
level-help = help
level-note = note
cell = cell { $name }
cell-in-sheet = sheet "{ $sheet }", { $cell }
cell-in-column = { $cell }, column "{ $heading }"
cell-empty = the cell is empty
cell-has = the cell has: { $text }
too-many-faults = there are more than { $count } faults
check-again = put these right, then check again

## Words that are asked for when somebody writes them, in this language

# The days: all forms that somebody may write, and the words that may stand beside them.
monday-words = mon monday mondays
tuesday-words = tue tues tuesday tuesdays
wednesday-words = wed wednesday wednesdays
thursday-words = thu thur thurs thursday thursdays
friday-words = fri friday fridays
saturday-words = sat saturday saturdays
sunday-words = sun sunday sundays
small-words = on at from to till until between and h
# What stands between the first and the last day: “Monday to Friday”.
until-words = to till until
# How somebody says that something takes place in one week and not in the next.
every-second-words = every second, every other, every two weeks, every 2 weeks, every 2nd, fortnightly, biweekly
# The beginnings of words which say that something is closed.
closed-words = closed

## Advice that is given in many places

add = add `{ $what }`
correct-one = correct one of the two
draw = write it in other letters, or draw it: CONTRIBUTING.md tells how
leave-at-most = leave at most { $most }
one-line = write one line; what stands in a paragraph of its own is a text of its own
remove-it = remove it
remove-one = remove one of the two
shorten = make it shorter
split = split it in two
write = write `{ $what }`
write-as = write it as "{ $example }"

## Advice about words and ids

add-first = there is none; add one first, in { $home }
add-first-none = there are none; add one first
write-existing = write one that is there, or add it first
write-near = write `{ $near }`; allowed are { $all }
write-one-of = write one of { $all }
write-named = write `{ $id }`, the id of { $name }

## The files

empty-file = the file is empty
file-absent = the file does not exist
file-too-large = the file has more than { $most } bytes
file-unreadable = the file cannot be read: { $error }
folder-absent = the folder does not exist
folder-unreadable = the folder cannot be read: { $error }
is-a-device = this is a device or a pipe and not a file
is-a-folder = this is a folder and not a file
let-read-file = let the user of the kiosk read it; it must be a file
let-read-folder = let the user of the kiosk read it; it must be a folder
name-file = name it `{ $near }`
not-utf8 = this is not text in UTF-8
put-back = put back what was in it, or remove the file if it is not needed
put-file = put it there, or correct its name where it is named
put-folder = put it there, or correct its name in `[paths]`; without `content` and `locales` there, those in the program are used
put-settings-back = put back what was in it; if all settings are to be those of the program, write a line that begins with #
put-text-file = put a text file in its place, or remove it
remove-content-file = remove it; services are `services/*.toml`, articles `articles/*.toml`
remove-locale-file = remove it; the words of a language are `<language>/*.ftl`
remove-table-file = remove it from here; a spreadsheet or a calendar is not read, only `*.toml`
right-file = see whether it is the right file, and make it smaller
right-folder = see whether it is the right one, and name it in `[paths]`
save-utf8 = save the file as UTF-8 in your editor
too-many-files = the folder has more than { $most } files
unknown-file = this file is not known here
write-file = write it, or copy the one that comes with the program

## How TOML is written. `$words` are those of the program that reads it

toml = TOML: { $words }
toml-backslash = TOML: { $words }
toml-boolean = TOML: { $words }
toml-comma = TOML: { $words }
toml-date = TOML: { $words }
toml-extra = TOML: { $words }
toml-follows = TOML: { $words }
toml-key = TOML: { $words }
toml-no-value = TOML: { $words }
toml-number = TOML: { $words }
toml-quote = TOML: { $words }
toml-string = TOML: { $words }
toml-time = TOML: { $words }
toml-twice = TOML: { $words }
toml-unclosed = TOML: { $words }
toml-unseen = TOML: { $words }
add-comma = put a comma before it
add-expected = add what is expected here
own-line = put what follows into a line of its own
put-in-quotes = put it in straight quotation marks: "…"
remove-unseen = remove the character here, which cannot be seen
straight-quotes = end the text in its line with a straight quotation mark; one within it is written \"
times-in-quotes = put times in quotation marks: "10:00–11:30", "2026-12-05 10:00–11:30"
twice-in-toml = this is there already further up: remove one of the two, or begin each of several with `[[…]]`
write-backslash = write a backslash in a text as \\
write-boolean = write true or false, or a text in quotation marks
write-calendar-day = write a day of the calendar as 2026-02-28, and a month or a year alone in quotation marks: "2026-02"
write-key = write a key with the letters a to z, digits, `-` and `_` only
write-key-value = write `key = value` in one line
write-number-or-text = write a date as 2026-01-12, a whole number with digits only, and anything else in quotation marks
write-toml = write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks

## Slips of the keyboard

curly-quote = this quotation mark is not straight: { $character }
write-straight-quote = write a straight quotation mark here: "
hidden-character = here is a character that cannot be seen (U+{ $code })
line-ends = the lines of this file end in a way that cannot be read (CR alone)
save-line-ends = save the file with the line ends of Windows (CRLF) or Linux (LF) in your editor
stray-line-end = here is half of a line end, which cannot be seen (CR alone)
begin-line-anew = put the cursor before it, delete the character there, and press Enter
list-without-end = the list that begins here has no end
end-list = write ] where the list ends
odd-space = this is not an ordinary space, though it looks like one (U+{ $code })
write-space = delete it, and press the space bar
text-goes-on = the text ends here, and more follows
write-inner-quotes = write a quotation mark within a text as „ or ”, or with a backslash before it: \"
text-without-end = the text that begins here has no end
end-text = write a straight quotation mark " where the text ends, in the same line
end-long-text = write """ where the text ends

## Records and their values

cannot-be = `{ $key }` cannot be `{ $word }`
cannot-be-because = `{ $key }` cannot be `{ $text }`: { $reason }
checked-ahead = `checked` is { $checked }, which is still to come
correct-checked = write the day on which it was checked
empty = `{ $key }` is empty
empty-list = `{ $key }` is an empty list
fits-no-stop = in `{ $language }`, `{ $label }: { $detail }` has { $length } characters, and at most { $most } fit on a small screen
missing = `{ $key }` is missing
missing-in = `{ $key }` is missing in `{ $language }`, which every text must have
no-language = `{ $tag }` is no language
not-a-date = `{ $key }` is not a date
not-a-day = `{ $key }` is not a day of the calendar
not-drawn = `{ $key }` has a character that there is no large letter for: { $character } (U+{ $code })
out-of-range = `{ $key }` must be from { $start } to { $end }, not { $found }
outer-space = `{ $key }` begins or ends with a space
remove-allowed = remove it; allowed are { $all }
remove-marks = remove some of the marks
remove-space = remove the space
shorten-one = make one of the two shorter
too-long = `{ $key }` has { $length } characters, and at most { $most } are possible
too-many-marks = `{ $key }` has too many marks on one letter
unknown-key = `{ $key }` is not known here
unseen-character = `{ $key }` has a character that cannot be shown or said: U+{ $code }
word-twice = `{ $key }` has this word twice
write-at-least = write at least one `{ $example }`
write-at-least-one-of = write at least one of { $all }
write-date = write a day as 2026-03-06; if only the month or the year is known, in quotation marks: "2026-03", "2018"; without a date, "undated"
write-day = write it as 2026-12-24
write-number = write a whole number from { $start } to { $end }
write-text = write the text, or leave the key out if it may be left out
write-true-or-false = write `{ $key } = true` or `{ $key } = false`
wrong-type = `{ $key }` must be { $expected }, not { $found }
type-boolean = true or false
type-date = a date or a time
type-float = a number with a point
type-integer = a whole number
type-list = a list
type-list-of-texts = a list of texts
type-table = a table
type-text = text
type-texts = a text for each language

## Ids and numbers

change-id = give one of the two another id; the other one is at { $first }
change-id-of-centre = give the centre another id, or remove its `recipients`
id-characters = the id `{ $id }` has characters that an id cannot have
id-twice = the id `{ $id }` is there twice
centre-like-office = an office has the id `{ $id }` too, so nobody can tell for which of them a request is
no-such = there is no { $what } `{ $id }`
number-twice = the number { $number } is there twice
write-free-number = write a free number from 100 to 999; this one is at { $first }
write-id = write small letters a to z and digits, with single hyphens between them

## Times

every-second-week = it takes place every second week, and these are times of every week
no-day-of-year = no year has such a day
no-such-day = there is no day `{ $part }`
no-such-time = there is no time `{ $part }`
no-such-weekday = there is no weekday `{ $part }`
no-such-which = `{ $part }` is not `first`, `second`, `third`, `fourth` or `last`
unreadable-time = `{ $part }` cannot be read
wrong-order-of-times = `{ $part }` does not end later than it begins
write-rule = write every second week as {"{"} at = "Tue 10:00–11:30", every = 2, starting = 2026-12-01 {"}"}, and a day of the month as monthly = "first Mon 10:00–11:30"

## kiosk.toml

add-headphones = add `headphones = "…"`, the file that has `1` then, or write `start = "key"`
add-log-path = add `path = "…"`, or write `to = "journal"`
add-recipients = add `recipients = ["age1…"]`, or write `sealing = "none"`
clear-folder = move away what is there, or name another folder; one that is not there is made when the kiosk starts
folders-within = `spool` and `state` in `[paths]` are one within the other: { $path }
headphones-unknown = speech starts with headphones, but nothing says when they are plugged in
keep-three-keys = keep the current one, the next one and one for recovery
key-of-nobody = this is a public key of nobody: anybody could open what is sealed for it
key-twice = `recipients` has this key twice
language-twice = `languages` has `{ $tag }` twice
log-or-remove = write `to = "file"`, or remove `path`
log-without-path = the log goes to a file, but there is no `path`
make-new-key = make a new pair with `age-keygen`, and write its public key, `age1…`
no-language-tag = `{ $tag }` is no language tag
no-languages = `languages` must name at least one language
no-panel = `{ $words }` is no size of a panel
no-permissions = `{ $octal }` are no permission bits
no-public-key = this is no public key of age, or a letter of it is wrong
no-receipts-key = this is no public key of minisign, or a letter of it is missing or wrong
name-other-folder = name folders side by side: what one makes is in the way of the other
no-state-home = nobody knows whose folder this is: neither `XDG_STATE_HOME` nor `HOME` is set
no-zone = there is no time zone `{ $name }`
not-a-folder = `{ $key }` in `[paths]` is not a folder: { $path }
path-of-shell = `{ $path }` has a `~` or a variable, which nobody replaces here
path-without-log = `path` is only for a log that goes to a file
seal-or-remove = write `sealing = "age"`, or remove `recipients`
sealed-for-nobody = requests are to be sealed, but nobody is named who can open them
sealed-for-some = requests are to be sealed, but nobody is named who can open those for { $offices }
secret-key = this is a secret key, and must never be on a kiosk
spool-is-state = `spool` and `state` are one folder
too-many-keys = `recipients` has more than { $most } keys
unsealed-recipients = `recipients` are only for requests that are sealed
write-language-tag = write two or three small letters: "pl"
write-name-such-as = write a name such as `{ $name }`
write-panel = write its width and height in millimetres, each from 50 to 5000: "527x296"
write-permissions = write them in octal, at most "{ $most }": "0640"
write-public-key = write it as `age-keygen` prints it: "age1…"
write-receipts-key = write the second line of the file `minisign.pub`: 56 characters, "RW…"
write-where-it-stands = write where this kiosk stands, for the office
write-whole-path = write the whole path, as "/var/lib/cas-kiosk/{ $key }"; only `spool` and `state` may begin with the variable `XDG_STATE_HOME` and a name after it

## The site

add-holiday-date = add `on = "12-24"`, or `easter = 1`, the days after Easter Sunday
add-privacy = add `[privacy]` with `version`, `short` and `full`
add-response = add `[response]` with `text`
practice-name = `name` would not be taken as a name in the form
practice-phone = `phone` would not be taken as a phone number in the form
country-letters = `country` must be two capital letters
country-code = `country_code` must be digits
dialled-prefix = `trunk_prefix_dialled` needs a `trunk_prefix`
holiday-with-two-dates = a holiday has one date, and this one has `on` and `easter`
holiday-without-date = the holiday has no date
home-too-long = Home has { $count } entries
hours-too-long = the hours are too long for the last line of a page
no-extension-word = `{ $word }` cannot introduce an extension
no-privacy = there is no privacy notice to agree to, and { $file } has a form
no-response = nothing says how soon somebody answers, and { $file } has a form
stale-before-old = a fact would be stale before it is old
too-many-digits = `country_code` and `digits` are more than { $most } digits together
too-many-groups = there are { $count } groups of services
trunk-prefix = `trunk_prefix` must be a digit
write-practice-name = write a first name and a surname that nobody has, in letters only: "Ala Kot"
write-practice-phone = write a number that nobody has, with as many digits as a number of this country: "12 000 00 00"
write-country = write the code of the country (ISO 3166-1): "PL"
write-country-code = write its digits without a plus sign: "48"
write-digits = write how many digits follow the country code
write-extension-word = write small letters only, without a point: "wew"
write-fresh-days = write at least { $days }, as many as `fresh_days`
write-one-time = write one time without days: "7:30–15:30"
write-trunk-prefix = write the digit, "0", or remove it

## Centres, activities, notices, articles

add-meetings = add `weekly = "Tue 10:00–11:30"` or `also_on = ["2026-12-05 10:00–11:30"]`; if nobody knows when it is, `times = "not-known"`
add-every = add `every = 2` for every second week; the first day of an activity is `from`
add-starting = add `starting = 2026-12-01`, the day of the first meeting
needs = `{ $key }` needs `{ $other }`
no-meeting-left-until = no regular meeting is left until { $until }
other-weekday = { $starting } is not a `{ $day }`, the day in `at`
sample-period = an example would change when real activities take place
term-and-day = a term has its days, and here is `{ $key }` too
times-known-and-not = the times are said not to be known, and here is `{ $key }`
write-each-alone = write each in a text of its own: ["first Mon 10:00–11:30", "third Mon 10:00–11:30"]
write-first-meeting = write the day of the first meeting, such as { $next }, or correct `at`
write-known-days = write days that are known, or remove the whole record
add-touches = add `centres = ["…"]`, `services = ["…"]` or `activities = ["…"]`, or `everywhere = true`
always-alone = `always` stands alone, and here are other hours too
correct-term = correct `from`, `until`, `not_on` or `breaks`, or remove the activity if it is over
ends-before-it-begins = it ends on { $until }, before it begins on { $from }
merge-articles = put two of them together
never-meets = the activity never meets
no-mailbox = `{ $email }` is no mailbox
no-meeting-left = no regular meeting is left between { $from } and { $until }
no-phone-number = `{ $number }` is no phone number
no-such-place = the centre `{ $centre }` has no place { $place }
remove-place = remove `place`, or add the place to the centre
too-many-articles = there are more than { $most } articles
touches-nothing = the notice touches nothing
write-always = write `hours = "always"`, or only the hours
never-open = between { $from } and { $until } there is none of these days
correct-days = correct `at`, or `from` and `until`
always-on-holidays = `always` is also on holidays
remove-holidays = remove `holidays`
hours-overlap = an entry before this one has the same hours on the same day
write-apart = write hours that do not overlap; a break is the time between two entries of one day
write-hours-each = write each as an entry of its own: hours = ["Mon–Fri 8:00–12:00", "Mon–Fri 13:00–15:00"]
write-mailbox = write one mailbox an entry: ["cas@example.org"]
write-phone-number = write it as people read it: 12 425 36 38 wew. 153
write-place = write a number from 1 to { $count }, or add the place to the centre

## Services

add-check = remove it, or add `[[eligibility.question]]`
add-last-rule = add a last rule without `when`, such as `outcome = "call"`
add-number = add `number`, three digits that are free
add-options = add `option = [{"{"} id = "…", label = {"{"} … {"}"} {"}"}, …]`
add-phone-question = add a `[[question]]` with `kind = "phone"`, and without `when`
add-reference-question = add a `[[question]]` with `kind = "reference"`, without `optional`, `when` and `answered_by`
answered-by-nothing = `answered_by` names a question of the check before the form, and there is none
call-instead-without-phone = the form asks who answers the phone, and the phone number can be skipped
cards-taken = another service stands on these cards already
correct-rules = put right the rules that name it, or remove the question
fewer-options = leave out the rarest, or put some together
group-full = the group `{ $group }` has more than { $most } services
group-not-for = write `group` in place of `for`; the other one is at { $first }
leave-questions = leave at most { $most }; leave the rest to the office
move-question = move it below the question on which it depends: one that everybody answers by choosing one answer
move-rule = move it up, give a rule before it more conditions, or remove it
name-question = remove the question, or name it in the `when` of a rule
need-phone = remove `optional` from the question with `kind = "phone"`, or the question with `kind = "call-instead"`
no-call-without-number = `no_call` in `site.toml` names this service, and it has no number for receipts to tell
no-options = a question of kind `{ $kind }` has no options
no-phone-question = the form does not ask everybody for a phone number, so some cannot be called back
no-question-above = no question above this one can be named in `when`
no-reference-question = `no_call` in `site.toml` names this service, and its form does not ask everybody for the reference of the earlier request
no-rule-applies = no rule applies to the answers {"{"} { $answers } {"}"}
on-cards = the { $what } `{ $id }` has no page of its own: it has `for`, and stands on cards
only-for-requests = `{ $key }` is for requests, and there is no `[[question]]`
only-in-group = `{ $key }` is only for a service in a group, and this one has `for`
other-group = put this one into another group
question-never-asked = the question `{ $id }` is never asked: no rule that names it can apply
question-not-needed = no rule needs the question `{ $id }`
remove-options = remove them, or write `choice` or `choices` as its kind
remove-or-add-question = remove `{ $key }`, or add a question
remove-or-group = remove `{ $key }`, or write `group` in place of `for`
rule-never-applies = this rule never applies: whatever the answers, one before it does
too-many-questions = { $count } questions stand before the verdict
write-in-group = write one that stands in a group
wrong-number-of-options = a choice has { $least } to { $most } options, not { $count }

## The words of passwords

add-password-words = add more, or copy the file that comes with the program
add-passwords = add `passwords.toml`, or copy the one that comes with the program
no-password-word = `{ $word }` is not a word for passwords
no-passwords = the service has `visit_password`, and there are no words for passwords
no-word-in-language = the word is missing in `{ $language }`, in which passwords are said
no-words-in-language = no word is in `{ $language }`, the language in which passwords are said
password-word-twice = `{ $word }` is there twice
too-few-password-words = there are { $count } words, and with fewer than { $least } somebody could guess a password
write-password-word = write one word of { $least } to { $most } letters, without spaces, hyphens and digits
write-words-language = write the language of the words that are said at the door

## The words of the kiosk

add-locale = add `{ $language }/*.ftl`, or remove `{ $language }` from `languages`
add-message = add `{ $id } = …` with { $variables }
close-brackets = close each bracket, or make several messages of it
correct-braces = correct the name between the braces
fluent = Fluent: { $error }
message-missing = the message `{ $id }` is missing
message-says-nothing = `{ $id }` says nothing
message-twice = the message `{ $id }` is there twice
message-unknown = there is no message `{ $id }` in the first language
message-unsayable = `{ $id }` cannot be said: { $error }
no-locale = there are no words for this language of `kiosk.toml`
no-variable = no variable
remove-or-rename = remove one of the two, or give it an id of its own
too-many-brackets = a message has more than { $most } of the brackets `{"{"}` and `(`
write-after-equals = write words after the equals sign
write-message = write `id = words`, with variables as {"{ \u0024name }"}; what goes on in the next line is indented
write-variables = write the variables that it has in the other languages
wrong-variables = `{ $id }` has { $has }, and must have { $needed }

## Rules for the voice

add-hours = add a line `… = ` with the 24 hours
no-hours-otherwise = there are no hours for all other places
rule-in-braces = `{ $id }` has something in braces
rule-twice = `{ $written }` is there twice
voice-in-message = `{ $id }`: { $wrong }
voice-letters = not only letters stand here
voice-more-said = more is said than is written: a `*` or `#` has nothing to stand for
voice-names = there are { $count } names
voice-no-word = there is no word in it
voice-place = a place has no number, or more than one word before or after it
voice-rates = these are not five rising rates
voice-sides = this is not what is written and what is said
voice-unsayable = no voice can say this: { $sign } (U+{ $code })
voice-variable = a variable is not a word by itself
write-as-many-wildcards = write as many `*` and `#` before the equals sign as after it
write-minutes = write the 59 minutes after an hour, with commas
write-days = write the 31 days of a month, with commas
write-hours = write the 24 hours from midnight on, with commas
write-letters = write letters, an equals sign, and the letters to say for them
write-months = write the names of the twelve months, with commas
write-numbers-from-one = write the numbers from one on, at most to { $most }, with commas
write-rates = write five numbers from -100 to 100, the slowest first: `-40 -20 0 15 30`
write-sides = write what is written, an equals sign with a space on either side, and what is said
write-sign-name = write the name of the sign in words
write-spoken-in-words = write it in words
write-spoken-place = write `#`, `####` for a year or `^` for a Roman number, and the words beside it
write-variables-apart = write each variable once, with a space before and after it
write-words-themselves = write the words themselves

## What must not go to the public

contact-left-out = examples are left out, and every page needs `[contact]` and `[emergency]`
ctrl-c = whoever presses Ctrl-C ends the program
no-ctrl-c = write `leave = "never"` under `[kiosk]`
examples = records that are only examples: { $count }
replace-examples = write what is true and remove `sample`, or write `samples = "leave-out"` under `[content]` of kiosk.toml; `cas-kiosk check --advice` names each
seal-requests = write `sealing = "age"` and `recipients` under `[spool]`, or `sealing = "required"` as long as there are no keys; docs/office.md tells how
spool-in-memory = the spool may be in memory, so that a power cut takes what was promised
still-as-delivered = number or place is missing, or still that of an example
keys-missing = there are no keys to seal requests for { $offices }, so what would go there is left out
unsealed-requests = requests are stored unsealed, so that whoever gets the disk can read them
write-number-and-place = write the number of this kiosk, from 1 to 99 and no other kiosk's, and the place where it stands
write-keys = write `recipients` under `[[office]]` in `site.toml`, or under `[spool]`; docs/office.md tells how
write-true-numbers = write the true numbers in `site.toml`, or remove `samples`
no-memory = remove `in_memory` under `[spool]`

## What an operator should know

advice-closed = the text says that something is closed, and there is no `closed = true`; add it, so that its meetings are left out
advice-left-out = left out, because it is only an example
left-out = left out, because they are only examples: { $count }
advice-old = checked { $checked }, more than { $days } days ago; ask again
advice-old-soon = checked { $checked }, from { $from } on more than { $days } days ago; ask again
advice-over = it was over on { $until }, and nobody sees it any more; remove it, or correct the year
advice-sample = only an example
advice-stray = not read: another program left it behind, or it is a copy
advice-undated = the source has no date; ask again
advice-untranslated = not translated into { $languages }

## Spreadsheets and calendars of the staff

import-and = { $first }; { $next }
import-as-of = As of { $checked }.
import-as-of-saved = As of { $checked }, the day when the file was saved.
import-at = { $day ->
    [Mon] Monday
    [Tue] Tuesday
    [Wed] Wednesday
    [Thu] Thursday
    [Fri] Friday
    [Sat] Saturday
   *[Sun] Sunday
} { $hours }
import-busy = Files are being imported just now, so nothing was done. Please try again in a moment.
import-cell-changed = Row { $row }, “{ $title }”, column “{ $heading }”: “{ $new }” (was: “{ $old }”).
import-cell-empty = this cell is empty. Please fill it.
import-centre-changed = { $name }: { $new } (was: { $old }).
import-centre-gone = No longer in the register: { $name }. It is still shown; please remove it from centres.toml if it is closed.
import-centre-new = New centre: { $name }.
import-changed = Changed: { $title }: { $now } (was: { $before }).
import-closure = Closed { $days }: { $centre }: { $text }.
import-confirmed = Confirmed on { $checked }: { $titles }.
import-confirmed-ahead = { $given } is still to come. Please write the day on which somebody confirmed this.
import-conflict = { $name }: the register says “{ $new }”, the kiosk shows “{ $old }”. That stays. If it is wrong, please correct centres.toml.
import-elsewhere = a sheet cannot say this. Please put this cell back as it was, and change it in { $path }.
import-empty = The file is empty. Please check that it was saved.
import-ends-before = “{ $given }” is before the first day. Please correct one of the two days.
import-event-no-beginning = its day or hour cannot be read. Please correct the beginning of this event.
import-event-no-title = the event has no title. Please write what it is.
import-event-order = it ends before it begins. Please correct its hours.
import-event-rule = it repeats in a way that the kiosk does not know. Please enter its days one by one.
import-event-too-often = it takes place too often. Please correct how it repeats.
import-event-zone = the zone “{ $zone }” is not known. Please choose the zone of Warsaw.
import-every = { $at }, every { $weeks } weeks from { $starting }
import-far-cell = There is something in cell { $cell }, far from the table. Please clear that cell and save the file again.
import-faults = With this file the content would have faults, so nothing of it was taken. Please show this to the administrator.
import-formula = this is a formula and no name. Please write the name itself.
import-from = from { $day }
import-gone = “{ $title }”
import-guessed-closure = Guessed: “{ $title }” is a closure of the whole centre. If not, please name it otherwise.
import-guessed-end = Guessed: “{ $title }” takes { $minutes } minutes, because its end is missing.
import-guessed-kinds = The kinds were guessed. If one is wrong, please add a column “Kind”:
import-guessed-kinds-in-cells = The kinds were guessed. If one is wrong, please choose the right one in the column “{ $heading }”:
import-guessed-kinds-in-titles = The kinds were guessed. If one is wrong, please add the kind to the name of the activity:
import-guessed-notice = Guessed: “{ $title }” has no hours, so it becomes a notice on its days.
import-in-cell = row { $row }, column “{ $heading }”: { $what }
import-in-event = “{ $title }”: { $what }
import-in-row = row { $row }: { $what }
import-incomplete-table = Columns are missing. For a plan: { $plan }. For closures: { $closures }. The table begins with: “{ $has }”.
import-kind = “{ $title }” – { $kind }
import-left-out = Left out, row { $row }: “{ $rest }”.
import-locked = The file has a password. Please save it without one.
import-long-cell = Cell { $cell } has too much text. Please shorten it.
import-many = { $changed } of { $count } centres would change. If this is meant, the administrator takes the file with `cas-office import --all`.
import-mapping-unread = `import.toml` of the content cannot be read: { $why }
import-markup = it has signs of a web page, such as <b>. Please write the words alone.
import-monthly = { $which ->
    [first] on the first
    [second] on the second
    [third] on the third
    [fourth] on the fourth
   *[last] on the last
} { $at } of the month
import-neither = “{ $given }” is neither yes nor no. Please choose from the list.
import-new = New: { $title }: { $when }.
import-no-centre = It does not say of which centre it is. Please add a column “Centre”, or begin the name of the file with “CAS 38”.
import-no-centre-in-row = the centre is missing. Please write its name.
import-no-confirmation = the row was changed and has no day. Please write the day on which somebody confirmed this. Nothing of the row was changed.
import-no-date = “{ $given }” is no day. Please write it like 24.12.2026.
import-no-date-of-file = It does not say from which day it is. Please write, for example, “as of 24.11.2026” above the table or in the name of the file.
import-no-day = “{ $given }” is no day. Please write a day of the week, or a day like 24.12.2026.
import-no-file = The file cannot be read: { $error }
import-no-first-day = “{ $given }” does not say from when. Please write the first day, as in “every second week, from 04.12.2026”, on the same weekday.
import-no-folder = The content is the one in the program, which cannot be changed. Please give --config with a configuration that has `content`.
import-no-hours = “{ $given }” are no hours. Please write them like 10:00–11:30.
import-no-kind = its kind is not known. Please add a column for the kind.
import-no-kind-in-cell = its kind is not known. Please choose it in the column “{ $heading }”.
import-no-kind-in-title = its kind is not known. Please add the kind to its name.
import-no-mapping = The content has no `import.toml`, which tells how to read spreadsheets. Please copy the one that comes with the program.
import-no-open-hours = “{ $given }” are no opening hours. Please write for example “Mon–Fri 8:00–15:00; Sat 9:00–12:00”.
import-no-record = “{ $given }” is no record of the kiosk. Please export the sheets again, or clear this cell if the row is new.
import-no-such-centre = “{ $given }” is no centre. Please write its name, or its number such as CAS 38.
import-no-such-kind = the kiosk knows no kind “{ $given }”. Please choose one from the list.
import-no-time = “{ $given }” is no time. Please write it like 10:00.
import-no-time-at-all = the time is missing. Please write it like 10:00.
import-no-title = the name of the activity is missing. Please write it.
import-not-on = not on { $days }
import-nothing = There is nothing in it that the kiosk can show.
import-notice = Notice { $days }: { $centre }: { $text }.
import-old-workbook = The file is of an old Excel. Please save it as .xlsx.
import-older = This file is from { $checked }, and what the kiosk shows is newer, from { $old }.
import-once = { $day } { $hours }
import-overtaken = { $count ->
    [one] One entry was not changed in this sheet, and the kiosk has a newer one already. It stays so.
   *[other] { $count } entries were not changed in this sheet, and the kiosk has newer ones already. They stay so.
}
import-over-midnight = it goes on after midnight. Please end it on the same day.
import-part-centre = centre: { $centre }
import-part-cost = cost: { $cost }
import-part-cost-unknown = no word about the cost
import-part-kind = kind: { $kind }
import-part-no-sign-up = no signing up
import-part-note = { $note }
import-part-note-unknown = no note
import-part-sign-up = sign up first
import-part-sign-up-unknown = no word about signing up
import-part-unknown = not given
import-persons = The kiosk does not show names of persons, so these columns were not taken: { $columns }.
import-place-stays = { $name }: { $address } has no row. It is still shown; please remove it from centres.toml if it is closed.
import-row-older = this row is from { $day }, and what is shown is newer, from { $shown }. Nothing was changed. If it is right, please write a newer day.
import-scientific = “{ $given }” has lost its last digits, perhaps in other rows too. Please format the column as text and write the numbers again.
import-still-shown = “{ $title }” has no row, and is still shown. If it does not take place any more, please remove it from { $path }.
import-time-changed = Row { $row }, “{ $title }”: { $new } (was: { $old }).
import-time-gone = “{ $title }”, no longer: { $old }.
import-time-new = Row { $row }, “{ $title }”, new: { $new }.
import-too-large = The file is too large. Please leave only the table in it.
import-too-long = this is too long. Please write at most { $most } signs.
import-translations-gone = “{ $title }”, column “{ $heading }”: the translations of the old text are gone ({ $translations }). The kiosk shows everybody the new text.
import-twice = Row { $row }: number { $number } ({ $name }) is there twice with the same address. The first row counts. Please remove one of the two.
import-two-times = “{ $given }” are two times. Please write { $from } here, and { $until } in the column “{ $to }”.
import-unchanged = All is as it was.
import-unknown-table = The headings are not known. Please use the template, or these headings: Dzień, Od, Do, Zajęcia. The table begins with: “{ $has }”.
import-unread-beside = { $path } cannot be read: { $why }
import-unreadable = This is no spreadsheet and no calendar, or the file is damaged. Please save it again as .xlsx, .ods, .csv or .ics.
import-until = until { $day }
import-unused-columns = These columns are not used: { $columns }.
import-unwritten = { $path } could not be written: { $why }
import-web-page = This is a page of the web, perhaps the one for signing in. Please download the file again.
import-would-write = Would be written: { $path }.
import-written = Written: { $path }.
import-wrong-order = “{ $given }” does not end later than it begins. Please correct the hours.
report-also = For “{ $name }” the kiosk also shows activities from other files: { $sources }. If one of them is out of date, please remove it.
report-card = This is how the kiosk will show the card of “{ $name }”:
report-changes = What changes:
report-closures = This first! A closure could not be read, and the kiosk may send people to a locked door:
report-conflicts = Somebody has to decide this:
report-gone = What is not there any more:
report-guesses = What was guessed, and what was not taken:
report-known = { $count ->
    [one] One entry is confirmed, and the kiosk knows it already.
   *[other] { $count } entries are confirmed, and the kiosk knows it already.
}
report-meetings = This is how the kiosk will show the next meetings at “{ $name }”:
report-mend = To mend:
report-newer = Only the day is new from which it is. All else is as it was.
report-read = Read on { $day } at { $time }.
report-refused = Why:
report-start = This is how the first screen of the kiosk will look on { $day }:
report-to-mend = { $count ->
    [one] One thing is to be mended.
   *[other] { $count } things are to be mended.
} The kiosk will show the rest.
report-unread = Nothing of this file is in the kiosk. The kiosk shows what it showed before.
report-unconfirmed = This first! The kiosk does not show a change of a closure yet, because its confirmation is missing:
report-well = All is well.
report-would-change = What would change:
tray-empty = The folder { $path } is empty all at once. Is the share mounted? Nothing was taken away. To take all away, put any file there.
tray-folder = The folder { $path } cannot be read: { $why }
tray-gone = { $name }: the file is not there any more, so the kiosk does not show it any more.
tray-needed = { $name }: what was made of it cannot be taken away from the kiosk, because other content needs it:
tray-other = This content is made of the folder { $other }, and not of { $path }. If the folder has moved, please remove .tray.json.
tray-read = { $name }: { $what }
tray-report = { $name } – result.txt
tray-rival = The file “{ $rival }” makes the same, and that one counts, as its name is first. Please keep one of them, or rename this one.
tray-too-many = There are more than { $most } files in the folder { $path }. Please take away those that are not needed.
tray-undone = What this file brought on { $at } was taken back. The kiosk shows what it did before. The file is read again when it is changed.
tray-unnamed = Files whose names cannot be read: { $count }. Please give them other names.
tray-waits = { $name }: new or changed. It will be read in the next pass, if nobody is still writing it.
undo-done = What was imported on { $at } was taken back.
undo-edited = Somebody has changed { $path } since that import, so nothing was taken back. Please correct it by hand.
undo-faults = The content would have these faults, so nothing was taken back:
undo-nothing = There is nothing to take back.
undo-removed = Removed: { $path }.
undo-restored = As it was before: { $path }.

## What is exported

export-options = `--centre` and `--kind` are only for ics, `--web` for openactive, `--corrections` for sheets. Please leave out what is for another.
export-no-postal = The format needs the country and the region of every address. Please add to site.toml: [postal], country = "…" and region = "…".
export-no-such = There is no centre and no kind “{ $id }”. Please write its id, for example cas-38.
export-samples = { $count ->
    [one] One activity is left out, because it is only an example.
   *[other] { $count } activities are left out, because they are only examples.
}
export-stale = { $count ->
    [one] The times of one activity are left out, because they are too old.
   *[other] The times of { $count } activities are left out, because they are too old.
}
export-untimed = { $count ->
    [one] One activity is left out, because nobody knows when it is.
   *[other] { $count } activities are left out, because nobody knows when they are.
}

## Sheets that are exported

export-no-heading = `import.toml` of the content has no name for the column `{ $column }`. Please add it under [columns], as in the one that comes with the program.
export-unmade = The workbook { $file } could not be made: { $why }
export-found-wrong = Visitors have found something wrong on { $card }: { $what }
export-sensitive-cards = What visitors have told about pages that others should not see is left out.
export-unknown-card = The content does not have this any more. { $told }
sheet-closure-example = closed
sheet-confirm = To confirm
sheet-confirm-file = to confirm
sheet-confirm-help = What can be trusted for the shortest time comes first. What has changed is corrected in the plan of the centre, or in the register.
sheet-confirmed-help = Please write into the column “{ $confirmed }” the day on which somebody confirmed it.
sheet-contact-centre = Name, address and phone: { $what }
sheet-every = every { $weeks } weeks, from { $starting }
sheet-every-second = every second week, from { $starting }
sheet-lists = Lists
sheet-monthly = { $day }, { $which ->
    [first] the first
    [second] the second
    [third] the third
    [fourth] the fourth
   *[last] the last
} in the month
sheet-notices = Closures and notices
sheet-notices-file = notices
sheet-notices-help = A row is a closure or a notice. Please correct what has changed, and add new ones at the bottom.
sheet-plan = Plan
sheet-plan-file = plan
sheet-plan-help = { $name }. A row is one time of an activity. Please correct what has changed, and add new activities at the bottom.
sheet-register = Centres
sheet-register-file = centres
sheet-register-help = A row is an address of a centre. Please correct what has changed.
sheet-title-example = { $example }: { $title }
sheet-told-phone = phone
sheet-told-hours = days or hours
sheet-told-address = address
sheet-told-gone = no longer exists
sheet-told-other = something else
sheet-undated = not known

## What kiosks have counted

counts-unread = { $file } cannot be used: { $why }
counts-why-missing = it is not there; please see where it is
counts-why-rights = this program may not read it; please give it that right
counts-why-large = it is larger than any kiosk writes; please get it from the kiosk once more
counts-why-no-file = it is no file, or the disk is failing; please see what is there
counts-why-damaged = it is damaged, or no kiosk has written it; please get it from the kiosk once more
counts-why-other = it is a file of another kind ({ $kind }); please give the right one
counts-why-newer = it is of version { $version }, which this program does not know; please install the newer program
counts-twice = { $file } is of kiosk { $kiosk } and { $month }, as another file is. Please give each once.
counts-ids = The content has faults, so services are told by their ids: { $faults }
counts-month = Month
counts-what = What
counts-service = Service
counts-reason = Reason
counts-number = Number (rounded to 5; <10: less than 10)
counts-requested = Requests sent
counts-refused = Not for this person
counts-unavailable = No request could be taken
counts-found-nothing = Searches that found nothing
counts-total = Total of the numbers shown
counts-rule = rule { $number }

## What the doctor finds on a machine, and what to do

doctor-mark-ok = ok
doctor-mark-mend = TO MEND
doctor-mark-unknown = not known
doctor-mark-root = needs root
doctor-mark-not-here = -
doctor-mark-ask = to ask
doctor-sum = To mend: { $mend }. Only root can see: { $root }.
doctor-not-here = Not here.
doctor-do = Do: { $what }
doctor-absent = There is no { $what } here.
doctor-denied = Only root can look at { $what }.
doctor-as-root = Run this again as root.
doctor-unread = { $what } does not tell: { $why }.
doctor-look-yourself = Look yourself.

doctor-unit-well = { $name } starts with the machine and runs on { $stand }.
doctor-unit-disabled = { $name } does not start with the machine.
doctor-unit-enable = Do: systemctl enable --now { $name }
doctor-unit-ends = { $name } does not start again after it has ended.
doctor-unit-restart-always = Write Restart=always under [Service].
doctor-unit-still = { $name } starts with the machine, but no kiosk runs now.
doctor-unit-look = Look why: systemctl status { $name }

doctor-config-well = { $path } has no fault.
doctor-config-faults = { $count ->
    [one] One fault: { $first }.
   *[other] { $count } faults, the first: { $first }.
}
doctor-config-check = All of them: cas-kiosk check
doctor-config-first = Mend its faults first: cas-kiosk check
doctor-config-private = { $count ->
    [one] One thing must not go to the public.
   *[other] { $count } things must not go to the public.
}
doctor-config-check-deploy = All of them: cas-kiosk check --deploy
doctor-content-well = The kiosk shows its own files, since { $since }.
doctor-content-embedded = The kiosk shows the content in the program.
doctor-content-faults = { $count ->
    [one] The kiosk shows other content than it should, for one fault: { $first }.
   *[other] The kiosk shows other content than it should, for { $count } faults: { $first }.
}
doctor-content-unknown = No kiosk has noted what it shows.
doctor-content-start = Start it, and look again. Is [paths] state a folder into which it may write?
doctor-content-unread = The content cannot be read.
doctor-content-silent = When the kiosk started, the disk of its files did not answer, so it shows others.
doctor-content-no-config = As long as { $path } has a fault, nobody can know what the kiosk should show. If it starts so, it only says whom to call.
doctor-content-disk = Look at the disk: dmesg. Until it answers, the kiosk shows what it has kept, or the content in the program.
doctor-age-well = The newest facts were checked on { $newest }.
doctor-age-old = The newest facts were checked on { $newest }, more than { $days } days ago.
doctor-age-unknown = No fact says when it was checked.
doctor-age-confirm = Let staff confirm them; what is old: cas-kiosk check --advice
doctor-versions = cas-kiosk { $program }, Linux { $kernel }, systemd { $systemd }, { $system }
doctor-versions-kernel = Large letters on the console need Linux 6.2 or newer.

doctor-letters-height = A capital is about { $mm } mm high; { $least } mm are needed to read it from { $distance } mm.
doctor-letters-larger = Set a larger font: deploy/ in the repository tells how.
doctor-letters-no-panel = Nobody has said how large the panel is, and it does not tell it itself.
doctor-letters-panel-mm = Measure it, and write it under [screen] in kiosk.toml: panel_mm = "527x296"
doctor-letters-unmeasured = The display does not tell its pixels.
doctor-letters-elsewhere = The letters of the kiosk's own terminal cannot be seen from here.
doctor-letters-display = Look there: cas-kiosk display
doctor-driver-well = { $driver }; connected: { $connected }
doctor-driver-none = The display has no framebuffer, so the console has only small letters.
doctor-driver-no-drm = There is no driver for the display, so cage shows nothing.
doctor-driver-install = Install the driver and the firmware of the graphics card.
doctor-display-none = No display is connected.
doctor-display-connect = Connect and switch on the display; try another cable.
doctor-font-well = { $width }x{ $height } pixels.
doctor-font-small = { $width }x{ $height } pixels, which is too small to be read from where people stand.
doctor-font-set = Set a font of the kiosk as in deploy/console; look whether another service puts its own back.

doctor-keymap-well = Layout { $layout }, from { $place }.
doctor-keymap-loaded = Layout { $layout }, from { $place }. The keys have all letters of the language { $language }.
doctor-keymap-us = The layout is American, which has not all letters of the language { $language }.
doctor-keymap-set = Write XKBLAYOUT="pl" in /etc/default/keyboard, with console-setup. The arrows can write all letters.
doctor-keymap-set-cage = Write XKB_DEFAULT_LAYOUT=pl into Environment= of the unit. The arrows can write all letters.
doctor-keymap-not-loaded = The keys that are loaded have not { $missing }, although { $place } says { $layout }.
doctor-keymap-load = Write CHARMAP="UTF-8" in /etc/default/console-setup, do setupcon --save-only, and start the machine again.
doctor-console-keys-well = No key changes the console, stops the screen or restarts the machine.
doctor-console-keys-open = { $count ->
    [one] Keys still do what no visitor may do: { $example }.
   *[other] Keys still do { $count } things that no visitor may do, such as { $example }.
}
doctor-console-keys-lock = Let the unit run lock-keys before the kiosk: deploy/console.
doctor-cage-well = cage lets no key change the console.
doctor-cage-open = cage was given -s, so Ctrl-Alt-F2 leads to another console.
doctor-cage-shut = Take -s out of ExecStart= of the unit.
doctor-sysrq-off = Alt and SysRq do nothing.
doctor-sysrq-on = Alt and SysRq act (kernel.sysrq = { $value }).
doctor-sysrq-switch-off = Write kernel.sysrq = 0 into a file in /etc/sysctl.d, named so that it comes last; then sysctl --system
doctor-ctrl-alt-del-off = Ctrl, Alt and Delete do nothing.
doctor-ctrl-alt-del-on = Ctrl, Alt and Delete can restart the machine.
doctor-power-keys-off = The keys for power and sleep and the lid do nothing.
doctor-power-keys-on = { $count ->
    [one] One key for power or sleep still acts.
   *[other] { $count } keys for power or sleep still act.
}
doctor-logind-write = Write under [Login] in /etc/systemd/logind.conf.d/cas-kiosk.conf: { $what }

doctor-consoles-shut = Nobody can log in on another console.
doctor-consoles-open = Other consoles offer a login.
doctor-getty-none = No login is offered where the kiosk stands.
doctor-getty = { $units } offers a login on a console.
doctor-boot-password = GRUB asks for a password before anything is changed, and starts without one.
doctor-boot-open = GRUB lets anybody change how the machine starts.
doctor-boot-set-password = Set superusers and password_pbkdf2 in /etc/grub.d/40_custom (grub-mkpasswd-pbkdf2), then update-grub.
doctor-boot-waits = GRUB asks for a password at every start.
doctor-boot-unrestrict = Add --unrestricted to CLASS in /etc/grub.d/10_linux, then update-grub.
doctor-boot-no-editor = systemd-boot lets nobody change how the machine starts.
doctor-boot-editor = systemd-boot lets anybody change how the machine starts.
doctor-boot-write-no-editor = Write "editor no" into loader.conf.
doctor-boot-unknown = No configuration of GRUB or systemd-boot was found.

doctor-spool-well = A file was stored and removed: { $path } ({ $system }, room for { $mb } MB).
doctor-spool-missing = There is no { $path }, so no request can be stored.
doctor-spool-make = Start the unit, which makes it with the right owner, or mount its disk.
doctor-disk-hangs = The disk of { $path } did not answer within { $seconds } s.
doctor-spool-disk = Look at the disk: dmesg. Information is still shown; requests are not taken.
doctor-spool-fault = No request can be stored: { $fault }.
doctor-spool-mend = Visitors are told so, with the number to call, until it is mended.
doctor-place-well = It lies on the file system at { $mount }, for which systemd does not wait.
doctor-place-below = It lies on a disk that is mounted at { $mount }. If that hangs, systemd waits for it before each start, with a black screen.
doctor-place-move = Mount it elsewhere, for example at /srv/cas-kiosk: deploy/ tells how.
doctor-user-none = The unit names no user that exists, so nobody knows who writes the requests.
doctor-user-make = Make the user, and write User= into the unit: deploy/ tells how.
doctor-rights-well = { $name } can write, and the folders are shut to all others but their group.
doctor-rights-none = { $name } may not write into { $path }.
doctor-rights-all = Everybody on this machine can look into { $path }.
doctor-waiting = { $count ->
    [0] No request waits.
    [one] One request waits, for { $hours } h.
   *[other] { $count } requests wait, the oldest for { $hours } h.
}
doctor-waiting-take = Does the office take them? docs/office.md
doctor-sealed = { $count ->
    [one] A trial was sealed for one key. If it is lost, nobody can read the requests.
   *[other] A trial was sealed for { $count } keys.
}
doctor-sealed-each = { $count ->
    [one] A trial was sealed for { $receivers } offices and centres. One of them has only one key: if it is lost, nobody can read what goes there.
   *[other] A trial was sealed for { $receivers } offices and centres, with { $count } keys or more.
}
doctor-seal-failed = A trial could not be sealed.
doctor-seal-keys = Look at recipients under [spool] in kiosk.toml.
doctor-unsealed = Requests are not sealed: whoever takes the machine can read them.
doctor-seal = Make keys, and write sealing = "age" and recipients under [spool]: docs/office.md

doctor-clock-well = It is { $now }.
doctor-clock-early = The clock says { $now }, but it cannot be before { $earliest }: the program or the content is newer.
doctor-clock-set = Set it: timedatectl set-time. If it is wrong after every start, change its battery.
doctor-sync-well = The clock is set by another clock.
doctor-sync-none = Nothing sets the clock.
doctor-sync-install = Install systemd-timesyncd or chrony. Without a network, look at the clock every month.

doctor-watchdog-well = systemd starts the kiosk again if it does not answer for { $time }.
doctor-watchdog-none = A kiosk that hangs is not started again.
doctor-watchdog-set = Take the unit from deploy/: Type=notify and WatchdogSec=20s.
doctor-hardware-well = The machine starts again if systemd does not answer for { $time }.
doctor-hardware-missing = The machine shows no watchdog.
doctor-hardware-load = Load its module, for example iTCO_wdt or, if it has none, softdog: /etc/modules-load.d
doctor-hardware-unused = The machine has a watchdog, and nobody uses it.
doctor-hardware-set = Write RuntimeWatchdogSec=30s under [Manager] in /etc/systemd/system.conf.d/cas-kiosk.conf
doctor-score = The exposure of the unit is { $score }; it need not be more than { $most }.
doctor-score-lower = Take the unit from deploy/, or look: systemd-analyze security
doctor-landlock-well = Level { $level }: the kiosk shuts itself in.
doctor-landlock-off = The kernel has Landlock, but it is switched off, so the kiosk cannot shut itself in.
doctor-landlock-switch-on = Add landlock to lsm= on the command line of the kernel.
doctor-landlock-missing = The kernel has no Landlock, so the kiosk cannot shut itself in.
doctor-landlock-kernel = Take a kernel of the distribution, 5.13 or newer.
doctor-landlock-unknown = The kernel does not tell of Landlock.

doctor-voice-well = Speech Dispatcher answers at { $path }.
doctor-voice-silent = At { $path } no Speech Dispatcher answers.
doctor-voice-start = Look: systemctl status speech-dispatcherd; docs/voice.md
doctor-voice-none = There is no voice, so whoever cannot see cannot use the kiosk.
doctor-voice-install = Set it up as in docs/voice.md.
doctor-headphones-well = A file tells of them: { $path }
doctor-headphones-silent = { $path } does not tell when they are plugged in.
doctor-headphones-elsewhere = Let something write the file elsewhere: docs/voice.md
doctor-headphones-no-folder = The folder of { $path } is not there.
doctor-headphones-make = Make it before the kiosk starts, for example with RuntimeDirectory=.

doctor-ask-firmware = Does the firmware ask for a password before anything is changed?
doctor-ask-usb = Does the machine start only from its own disk, and not from a stick or the network?
doctor-ask-case = Is the case locked, and can nobody reach its ports and buttons?
doctor-ask-power = Does the machine start by itself when the power comes back?

setup-number = The number of this kiosk, 1 to 99
setup-place = Where it stands, for the office
setup-district = The district it stands in
setup-languages = Its languages, the first one first
setup-way = How letters become large: auto, native, scaled or blocks
setup-panel = The measured size of the panel in millimetres, such as 527x296; - if not measured
setup-distance = The distance from which people read the screen, in millimetres
setup-recipients = The public keys of the office that gets the requests, age1…; - for none yet: then no requests are taken
setup-no-zero = 0 is the number of a kiosk that has none yet: please write 1 to 99, and no other kiosk’s
setup-unreadable = These letters cannot be read: they are not UTF-8. Please write it again.
setup-written = { $path } is written.
setup-start-again = Now start the machine again: systemctl reboot. That mends what was found of letters, font and unit. After it: cas-kiosk doctor
setup-unfinished = the answers ended before the last question, so nothing was written.

# [fleet] in kiosk.toml

no-store = this is no address of a store
write-store = write https://host/bucket, or file:///folder for a folder or a stick
no-fleet-name = `{ $name }` is no name of a kiosk
write-fleet-name = write small letters a to z, digits and single hyphens, such as cas-07
no-ring = `{ $name }` is no name of a ring
no-ring-for-signers = keys of those who publish content, and no ring from which it is taken
write-ring = write ring = "stable", or another name of small letters a to z, digits and single hyphens
no-signers = content of a ring is believed only when a key that is known here has signed it
write-signers = write signers = ["RW…", "RW…"]: the second lines of the files `minisign.pub` of those who publish

# [printer] in kiosk.toml

no-queue = `{ $name }` is no name of a queue of CUPS
write-queue = write the name that `lpstat -e` prints: without spaces, / and #
no-whole-path = `{ $path }` does not say where it is from the root of the disk on
begin-with-slash = write the whole path, such as /dev/usb/lp0: it begins with /
only-for-way = `{ $key }` is only for a printer with `way = "{ $way }"`
way-or-remove = write `way = "{ $way }"`, or remove `{ $key }`
no-such-paper = sheets are for a printer of CUPS, and rolls for a receipt printer
write-paper = write `paper = "{ $usual }"` or `paper = "{ $other }"`

## A request on a sheet and at the desk

sheet-unknown-when = the kiosk did not know when
sheet-from-when = from { $at }
sheet-years = { $count } years (typed: { $typed })
sheet-born = born in { $year } (typed: { $typed })
sheet-phone = { $e164 } (typed: { $typed })
sheet-phone-extension = { $e164 } ext. { $extension } (typed: { $typed })
sheet-no-answer = (no answer)

## The desk

desk-title = Requests
desk-caption = The oldest requests are first
desk-states = Requests by state
desk-name = The desk
desk-skip = To the content
desk-nav = Pages
desk-open-requests = To do
desk-all-requests = All
desk-search = Search
desk-search-help = A reference, a name or a phone number
desk-found = Found
desk-signed-in = Signed in: { $user }
desk-sign-out = Sign out
desk-language = Language
desk-language-change = Change the language
desk-reference = Reference
desk-age = Waits
desk-service = Service
desk-place = Venue
desk-language-short = Language
desk-call-at = Call
desk-state = State
desk-late = more than a day
desk-minutes = { $count } min
desk-hours = { $count } h
desk-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
desk-to-come = time in the future
desk-none = There is no such request.
desk-none-so = Nothing is here.
desk-next = The next ones
desk-first = To the first ones
desk-table = As a table (CSV)
desk-due = reminder for { $day }
desk-due-today = To be reminded of today: { $count }
desk-own-name = English
desk-state-new = new
desk-state-called = called
desk-state-no-answer = no answer
desk-state-no-answer-times = no answer { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
  }
desk-state-arranged = arranged
desk-state-arranged-on = arranged for { $day }
desk-state-closed = closed: { $how }
desk-state-closed-any = closed
desk-state-not-ours = other office
desk-how-done = done
desk-how-refused = does not want it any more
desk-how-withdrawn = taken back
desk-how-unreachable = cannot be reached
desk-how-not-for-them = not for this person
desk-how-other = otherwise
desk-request = Request { $reference }
desk-who = Who
desk-no-name = no name given
desk-phone = Phone
desk-no-phone = no number given
desk-call-instead = Who answers the phone
desk-speaks = Language of the call
desk-what = What
desk-about = About
desk-sent = Sent
desk-from = From
desk-kiosk = kiosk { $number }, { $place }
desk-helped-by = Filled in with
desk-helped-volunteer = a volunteer
desk-helped-staff = staff of the venue
desk-helped-family = somebody of the family
desk-helped-other = another person
desk-password = Password for the visit
desk-password-help = Whoever comes to the door says it. Not on the phone.
desk-answers = What they have written
desk-situation = What they have told before the form
desk-notice = Consent (version: { $notice })
desk-what-now = What has happened?
desk-do-called = I have spoken with them
desk-do-no-answer = Nobody has answered
desk-do-arranged = It is arranged
desk-arranged-day = For which day it is arranged (if there is one)
desk-do-closed = It has ended
desk-how = How it has ended
desk-do-not-ours = It is for another office
desk-which-office = Which office sees to it (notes stay here)
desk-office = Office
desk-do-opened = Open it again
desk-do-remind = Remind me
desk-remind-day = On which day to remind me
desk-do-remind-no-more = Do not remind me
desk-do-note = Keep the note alone
desk-note = Note
desk-notes = Notes
desk-history = What has happened so far
desk-seen-by = Who has looked at it
desk-reminders = Who came back to a kiosk about it
desk-earlier = The request that this is about
desk-earlier-none = No request has the reference { $reference }.
desk-forgotten = forgotten
desk-kept = Kept. State: { $state }.
desk-not-kept = Not kept
desk-typed-day = The day that you typed: { $day }.
desk-note-waits = Your note. It will be on the card once you are signed in, and is then still to be kept.
desk-note-unsaved = Your note is not kept yet. Please choose a button.
desk-due-list = Reminders for today
desk-requests-so = Requests: { $state }
desk-stale-own = This page was older than your last change, which is kept. Nothing was kept now. Below is how it stands.
desk-to-field = To the field that needs a correction
desk-gone = Request { $reference } of { $day }: what was written is removed, because it ended long ago. State: { $state }.
desk-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
desk-kept-note = The note is kept.
desk-kept-remind = Kept. You will be reminded on { $day }.
desk-kept-remind-no-more = Kept. You will not be reminded.
desk-next-request = Next: { $reference }
desk-handed = { $office }: it has been there since { $at }. Please call there about it.
desk-handed-waiting = { $office }: it will be there in a moment. Until then it can be opened again here.
desk-handed-stuck = { $office }: it has been waiting to be handed over since { $at }. Please tell whoever looks after the program.
desk-handed-not-yet = not handed over yet
desk-late-there = waiting for too long
desk-note-too = A note, if one is needed. Every button below keeps it.
desk-choose = – please choose –
desk-stray-day = There is a day or a choice that does not belong to this button. Please use the button beside it, or remove it. Nothing was changed.
desk-odd-day = Is it really { $day }? That is long past, or more than two years away. A reminder can be for today at the earliest. Nothing was changed.
desk-no-how = Please choose how it has ended. Nothing was changed.
desk-no-deed = Please choose one of the buttons. Nothing was changed.
desk-reminds = about an earlier request
desk-has-reminders = at a kiosk again
desk-scroll = The table can be moved sideways.
desk-stale = Somebody else has changed this request since you opened it. Nothing of yours was kept. Below is how it stands now.
desk-stale-note = Your note is still in its field.
desk-not-fitting = That cannot be done any more with this request as it stands now. Nothing was changed.
desk-delivered = { $office } has this request already. Please call them.
desk-no-day = Please choose a whole day, such as { $example }. Nothing was changed.
desk-no-note = Please write the note first.
desk-note-too-long = The note is longer than { $count } letters. Please shorten it. Nothing was kept.
desk-no-office = Please choose an office. Nothing was changed.
desk-not-found = There is no such page
desk-not-found-help = The request may have been forgotten, because it ended long ago.
desk-to-list = To the list
desk-sign-in-first = Please sign in
desk-sign-in-help = Open the link that the program of the desk has printed. Each link works once.
desk-link-used = This link was used already, or it is an old one
desk-link-used-help = The program has printed a new one. Please open that.
desk-refused = That did not come from a page of this desk
desk-refused-help = Nothing was changed. Please go back, load the page anew, and do it once more.
desk-failed = That did not work
desk-failed-help = Nothing was changed. Please tell whoever looks after the program: { $why }
desk-too-large = Too much was sent at once
desk-too-large-help = Nothing was changed. A form may have at most { $count } KiB. Please go back, and write or copy in less.
desk-too-slow-help = Nothing was changed, because not all of it has arrived. Please go back, and send it once more.
desk-disabled = You may not come in at present
desk-disabled-help = Somebody has switched your name off. Please ask whoever looks after the program.
desk-ends = You are signed in until { $at } if you do nothing.
desk-too-much = Too many pages were asked for
desk-too-much-help = Please wait a minute, and load the page anew.
desk-sign-in = Sign in
desk-user-name = Your name here
desk-user-password = Your password
desk-password-forgotten = Forgotten? Whoever looks after the program can give you a new one.
desk-wrong-password = The name and the password do not fit. Please try again.
desk-try-later = That was tried too often. Please try again after { $at }.
desk-old-password = Your password until now
desk-chosen-password = Your new password, of { $count } letters or more
desk-password-again = The new password once more
desk-change-password = Change the password
desk-password-kept = Your new password holds from now on.
desk-password-short = The new password is shorter than { $count } letters. Please make it longer. Nothing was changed.
desk-passwords-differ = The new passwords are not the same. Nothing was changed.
desk-wrong-old-password = The password until now is another one. Nothing was changed.
desk-time = How long you are signed in
desk-ends-soon = You will be signed out at { $at }. What is not kept by then is lost.
desk-stay = Stay signed in
desk-time-is-over = You are signed out: the time is over, or your name was switched off. Nothing of this page was kept. Please sign in again.
desk-lost-note = Your note was not kept. You can copy it from here:
desk-figures = Figures for the council
desk-figures-nav = Figures
desk-figures-from = From month (such as 2026-01)
desk-figures-to = Until month
desk-figures-by = Told apart by
desk-figures-show = Show
desk-figures-another = There are no figures for that. Shown are the last twelve whole months and the running one.
desk-figures-another-help = At most { $count } months can be shown at once, up to the running one.
desk-figures-plot = Requests by month
desk-figures-plot-same = The table below has the same numbers.
desk-figures-caption = { $by }: { $from } – { $to }, as of { $today }
desk-figures-all = All these months
desk-figures-month = { $month }
desk-figures-running = { $month }, so far
desk-figures-district = District of the centre
desk-figures-no-district = district not known
desk-figures-no-centre = not about a centre
desk-figures-days = Days until called
desk-figures-median = half of them within (median)
desk-figures-nine-of-ten = 9 of 10 within (90th percentile)
desk-figures-and-a-half = { $whole }.5
desk-figures-few = “<{ $least }”: fewer than { $least }, so that nobody can be recognised. All other numbers are rounded to { $to }.
desk-figures-total = Total
desk-figures-untold = “–”: not shown, so that nobody can compute a number below { $least } from the others.
desk-figures-same = The total of a month is the same, whatever the requests are told apart by.
desk-figures-sums = “All these months” adds up what is shown for each month, so it may be too small.
desk-figures-waiting = Days count from sending until the first conversation, rounded up to half a day. Whoever still waits is not counted.
desk-figures-called = Days are shown from { $least } people called on. In totals they are those of all people called.
desk-figures-sensitive = Requests for services that others should not see are not counted here.
desk-figures-no-content = Without content nobody can tell which services others should not see. Please do not pass these figures on.
desk-corrections = Found wrong
desk-corrections-help = Visitors have told this on kiosks. It may be right all the same: please ask before you correct it.
desk-corrections-caption = What most visitors have told comes first
desk-corrections-card = Page
desk-corrections-told = What, and how often
desk-corrections-months = When
desk-corrections-next = What to do
desk-corrections-none = Nothing was found wrong.
desk-corrections-ask = Ask there: { $centre }, { $phones }. Write the correction and the day into the sheet “{ $sheet }”.
desk-corrections-ask-otherwise = Ask { $centre }, but not by { $phones }, which may be the wrong number. Write the correction and the day into the sheet “{ $sheet }”.
desk-corrections-plan = { $centre } { $plan }
desk-corrections-editor = It stands in no sheet. Tell whoever looks after the content: { $card }.
desk-corrections-gone = The content does not have this any more. There is nothing to do.
desk-corrections-after = When something is put right, ask whoever looks after the program to take these files away. Otherwise it stays here.
desk-corrections-unread = Not everything could be read. Please tell whoever looks after the program.
desk-corrections-unread-more = and { $count } more
desk-corrections-cut = There is more in the folder than is read.
desk-corrections-more = and { $count } more pages
