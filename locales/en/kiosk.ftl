### Everything the kiosk says by itself. Short sentences, plain words.
### The content (centres, services) is in the folder content.

## Start and home

language-name = English
# The languages of visitors, for whoever calls them.
language-called = { $tag ->
    [pl] Polish
    [en] English
    [uk] Ukrainian
   *[other] { $tag }
}
start-heading = Hello!
start-choose = Hello. Choose a language with the arrows. Then press Enter.
start-trial = A trial. Examples are made up.
start-speech = Language: arrows and Enter. Voice: right arrow or 0.
start-waits = If you press no key for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, we ask if you are here.
home-heading = What would you like to do?
services = Help and services
help-settings = How this works, and settings

## The same on every page

back = Go back
help = How this works
finish = Finish
continue = Continue
to-home = I need something else
more = I need something else as well
next-person = Next person
next-person-unsent = Next person, without sending
begins-anew = We start again. Nothing was kept.
begins-in-earnest = Practice is over. We start again, and now it is real.
place = { $place } of { $of }
place-text = text { $place } of { $of }
place-number = number { $number }
at-start = This is the beginning.
at-end = This is the end.
round-to-start = From the top of the page.
round-to-end = End of the page.
step = Step { $step } of { $of }
part = Part { $part } of { $parts }
part-short = { $part }/{ $parts }
goes-on = ↓ more
too-small = This window is too small. Please make it at least 40 characters wide and 11 lines high.
contact = Help by phone
contact-short = Help
contact-numbers = { $number } · { $emergency }
contact-numbers-closed = { $number } (closed now) · { $emergency }
line-hours = Open: { $hours }.
line-closed = Closed now.
closed-today = Closed today.
closed-holiday = Closed. Today is a public holiday: { $name }.
open-holiday = Today is a public holiday: { $name }. It may be closed. Please call and ask.
open-over = The hours that we know have ended. Please call and ask.
open-until = Open now, until { $time }.
open-long = Open now.
opens = Opens { $near ->
    [today] today
    [tomorrow] tomorrow
    [this-week] { opens-weekday }
   *[other] { opens-weekday }, { $date },
} at { $time }.
opens-weekday = on { weekday }
calls-in-vain = It may be that nobody answers the phone now. Here is what else you can do.
line-days-unknown = We do not know on which days.
as-of-year = Information from { $year }.
phone-extension = { $number } ext. { $extension }
as-of-unknown = We do not know how recent this is.
as-of-month = Information from { $month ->
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
   *[12] December
} { $year }.
sample-terms = These rules are only an example.
sample-mark = (example)
known-from = How we know this
source = Source: { $names }.

## What the keys do

hint-start = ↑↓ move, Enter: choose
hint-start-size = ↑↓ move, Enter: choose, F3: larger
hint-any-key = Any key: I am here
hint-list = ↑↓ move, Enter: choose, ←: go back
listen-how = Right arrow: repeat. Twice: read the whole page.
hint-field = Type here. Enter: continue, Esc: go back
hint-field-empty = Type here. Enter: letters, Esc: go back
hint-field-empty-digits = Type here. Enter: digits, Esc: go back
hint-letters = ←↑↓→ move, Enter: type, Esc: go back
hint-line = ←→ in the text, ↓ letters, Esc: go back
ask-number = Please type a number or a symbol and press Enter.
ask-answer = Please type your answer and press Enter. Go back: <, How this works: ?, Finish: !
ask-answer-optional = Please type your answer and press Enter. Enter alone: skip. Go back: <, How this works: ?, Finish: !
ask-answer-kept = Please type your answer and press Enter. Enter alone: keep what is there. Go back: <, How this works: ?, Finish: !
ask-answer-kept-optional = Please type your answer and press Enter. Enter alone: keep what is there. A minus: skip. Go back: <, How this works: ?, Finish: !
empty-line = Enter alone: { $label }.
not-understood = That is not on this page. Please type one of the numbers in the list.

## Centres

centres-here = In this district
centres-districts = Choose a district
centres-all = All centres, from A to Z
districts-heading = Which district?
district-empty = There is no centre in this district on our list. You can choose another district.
may-have-changed = Some of this may have changed.
call-first = Some of this may have changed. Please call first.
call-first-chosen = Some of this may have changed. Choose a number and call first.
call-later = Some of this may have changed. It is worth calling when it is open.
address = { $of ->
    [1] Address
   *[other] Address { $place } of { $of }
}
place-days = There are activities here every week { $days }.
phone = Phone
email = E-mail
operator = Run by

## Numbers and search

numbers-heading = Page numbers
number-typed = Number: { $number }… Please keep typing.
number-short = A number has three digits. So far: { $number }.
number-unknown = There is no page { $number } here. Please type another number.
number-no-answer = A digit stands before each answer. You can also use the arrows and Enter.
number-no-answer-again = Now please press the digit of an answer.
emergency-heading = Emergency number: { $number }
emergency = You cannot call from this screen. If there is danger, please call from a phone.
search = Search
search-heading = What are you looking for?
search-words = Words to look for
search-example = For example: { $words }. You can also type a number.
search-example-words = For example: { $words }.
# The first of these words that find something are named there.
search-examples = tap, loneliness, English, sewing, internet, meal
search-count = { $count ->
    [0] We found nothing
   *[other] Found: { $count }
}
search-status = Found: { $count }. Enter: continue
search-status-none = Nothing found so far.
search-try = Please try another word, or only the beginning of one. You can also call and ask.
search-again = Search for something else
# Words that mean nothing in a search. They are ignored if there is any other word.
search-passed-over = a am an and are at can could do for from have how i in is it like me my need not now of on please some the this to want what where with would you
found-service = service
found-activity = activity
found-article = information
found-centre = centre
found-district = district
found-page = page

## Activities

activities = Activities and meetings
activities-step = Activities
today-and-tomorrow = Today and tomorrow
activities-kinds = Choose a kind of activity
activities-weekdays = Choose a day of the week
activities-districts = Choose a district
activities-here = Activities in this district
activities-of-centre = Activities at this centre
activities-other = Look for other activities
on-weekday = { $weekday ->
    [1] On Mondays
    [2] On Tuesdays
    [3] On Wednesdays
    [4] On Thursdays
    [5] On Fridays
    [6] On Saturdays
   *[7] On Sundays
}
meeting = { $when }: { $title }
meeting-weekly = Every week, { $days }.
meeting-every = Every { $weeks ->
    [2] two weeks
    [3] three weeks
    [4] four weeks
   *[other] { $weeks } weeks
}, { $days }.
meeting-monthly = Every month, { $days }.
meeting-day = on { $weekday ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
    [5] Fridays
    [6] Saturdays
   *[7] Sundays
}
meeting-day-of-month = on the { $which ->
    [first] first
    [second] second
    [third] third
    [fourth] fourth
   *[last] last
} { weekday }
meeting-day-hours = { $day } { $hours }
list-and = { $first } and { $last }
meeting-left-out = Not on { $days }.
meeting-break = { $name }: no meetings from { $first } to { $last }.
meeting-added = This is an extra date.
meeting-changed = This time it is at a different hour than usual.
meeting-also = Also on { $days }.
meeting-other-hours = At another time on { $days }.
meeting-once = This takes place on certain days only.
meeting-over = This is over.
meeting-next = Next meeting
meeting-unknown = We do not know. Please call the centre.
meetings-none = We know of no dates here at the moment. Please look for other activities.
meetings-without-times = Activities whose times we do not know
meetings-times-unknown = We do not know when these take place. Please call the centre.
meetings-times-unknown-next = Next are activities whose times we do not know.
meetings-later = These are the next ones that we know of.
day-nothing = { $day }: we know of nothing.
meetings-samples = Examples
meetings-some-samples = With examples
meetings-from = From number { $from } on the list
meetings-further = Later dates
today-holiday = Today is a public holiday: { $name }. There are no regular activities.
tomorrow-holiday = Tomorrow is a public holiday: { $name }. There are no regular activities.
when = When
where = Where
kind = Kind of activity
cost = What it costs
beginners = For beginners
beginners-yes = Yes, beginners are welcome.
beginners-no = It is better for people with some experience.
sign-up = Signing up
sign-up-yes = You need to sign up first.
sign-up-no = You do not need to sign up.
not-known = We do not know. Please ask.
notice = Important
notice-others = { $names } and others
notice-until = Until { $day }.
notice-last-day = Today is the last day.
# Words by which a notice says that nobody knows its last day yet, in small letters.
notice-open-end = further notice
day-hours = { $day }, { $hours }
meeting-on = { $when }, on now
hours = { $from }–{ $to }
open-always = day and night
place-hours = { $hours }.
opening-hours = Opening hours
open-now = Open now
open-now-unknown = The kiosk does not know what time it is. These places and phones are open day and night.
open-now-none = We do not know what is open now. You can call and ask.
open-by-appointment = by appointment
closed-on-holidays = closed on public holidays
open-on-holidays = also on public holidays
open-in-season = from { $first } to { $last }: { $hours }
open-from-day = from { $first }: { $hours }
open-until-day = until { $last }: { $hours }
open-also = also { $hours }
open-day = { $day ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
    [5] Fridays
    [6] Saturdays
   *[7] Sundays
} { $hours }
open-days = { $first ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} to { $last ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $hours }

## Information

information = Information

## Services, and whether they are meant for this person

official-name = What it is called here
service-ask = I would like to ask for this help
service-ask-first = First a few short questions.
eligible-step = Question { $step } of at most { $most }
eligible-not-kept = We ask about the person who needs help. Nothing is kept unless you agree.
eligible-yes = Yes, this help is for you
eligible-no = No, this help is not for you
eligible-call = Please call and ask
eligible-ask = We will now ask you a few things. There is no hurry.
eligible-ring = Please call.
request-begin = Fill in the request
service-more = More about this help
service-for-me = See whether it is for me
trial-heading = This request is only a trial
trial-step = a trial
trial = Perhaps nobody will answer it. If you really need something, please call { $number }.
trial-go = Go on as a trial
unavailable-heading = A request cannot be sent from here now
unavailable = This is not your fault. Please call. You can arrange the same by phone.

## The request

subject-service = What it is about
subject-centre = Centre
subject-activity = Activity
office = Who will deal with it
unfinished = Request not sent yet
unfinished-doubtful = Your earlier request
unfinished-one = Please send it first, or delete it.
unfinished-new = Delete it and begin a new one
for-whom-heading = Who is this for?
for-whom = For another person we delete the earlier answers from here. Requests that were sent are not lost.
for-same = For the same person as before
for-another = For another person
known-heading = Is this still right?
known = We have these answers already. You do not need to type them again.
known-keep = Yes, that is right
known-change = No, I want to change something
skip = Skip this question
skipped = no answer
chosen = chosen
not-chosen = not chosen
helper-nobody = I am, for myself
helper-volunteer = I am, and a volunteer is helping me
helper-family = I am, for somebody in my family
helper-other = I am, for somebody else
helping = I am helping somebody
helping-heading = Who is helping?
helping-how = The questions are for the person you help. Before anything is written, the kiosk asks if they agree. It keeps no names of helpers.
helping-volunteer = A volunteer
helping-staff = Somebody who works here
helping-family = A relative
helping-other = Somebody else
helping-ends = I have stopped helping
agreement-heading = Please read this aloud
agreement = “I help you fill this in, and I see what we write. Then the kiosk forgets it. The request only says that somebody helped. Is that all right?”
agreement-yes = Yes, they agree
agreement-no = No, go back
empty-field = nothing typed
counted = Characters: { $count }
deleted = deleted
space = space
picker-open = Write with the arrows
picker-how = Without a keyboard: press Enter, then pick with the arrows.
picker-letters = A B C D E F G H I J K L M N O P Q R S T U V W X Y Z - . , ’ / + ( ) ? !
# The most frequent first: counted in the English content, in November 2026.
picker-letters-frequent = E O T A N S R I H L C D W Y U F P M G K B V Q X J Z - . , ’ / + ( ) ? !
picker-signs = - . , ’ ( )
picker-space = space
picker-delete = delete
picker-done = done
picker-digits = digits
picker-own = letters
picker-other = more letters
problem-unreadable = Some letters could not be read. Please type this again, if you can without accents: for example L in place of Ł.
problem-empty = Nothing has been typed yet. Please type your answer.
problem-too-long = There is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
} here. Please make it { $over ->
    [one] { $over } character
   *[other] { $over } characters
} shorter.
problem-full = That did not fit any more. There is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
} here. Please make it shorter.
problem-no-letter = There are no letters here. Please write it in words.
problem-name-digits = There are digits in this name. Please type letters only.
problem-no-digit = The house number is missing. Please type it, for example: 12/4.
problem-phone-letters = There is more than digits in the number. Please type digits only, for example: { $example }.
problem-phone-short = Some digits are missing. A number in this country has { $digits } digits, for example: { $example }.
problem-phone-long = There are too many digits. A number in this country has { $digits } digits, for example: { $example }.
problem-phone-long-or-abroad = The number has too many digits. A number in this country has { $digits }. A number from abroad begins with +, for example: { $example }.
problem-phone-abroad = This number from abroad has too few or too many digits. Please write it like this: { $example }.
problem-nothing-chosen = Nothing is chosen yet. Please choose at least one answer.
problem-not-stored = The request could not be sent. Your answers are not lost. Please send it again, or call.
answers-heading = Please check your answers
answers-not-sent = The request has not been sent yet.
answers-right = All correct, continue
answers-doubtful = We are not sure that the request has arrived.
saving-heading = Saving your request
saving = Please wait a moment. You do not need to press anything.
doubtful-heading = We do not know if your request has arrived
doubtful = This is not your fault. Your answers are not lost.
doubtful-still = We still do not know if it has arrived. It is best to call.
doubtful-pending = It is still being saved. You can wait, or call.
doubtful-call = You can also call and ask if it has arrived. This number will help.
doubtful-once = You can send it again. That will not make two requests.
doubtful-again = Send it again
change = Change: { $answer }
hear = Listen to: { $answer }
hear-aloud = Others may hear it too.
hear-below = To hear it: “{ $control }”, just after “{ answers-right }”.
heard-heading = Is this number right?
situation = Earlier answers
whose-heading = Who were the earlier answers about?
whose-why = Before this we asked who this help is for.
whose-person = About the person who needs help
whose-another = About somebody else. Please delete them
situation-heading = May the request say this too?
situation-why = Only if you agree.
situation-pass-on = Yes, say it in the request too
situation-keep = No, do not pass it on
situation-passed-on = passed on
situation-not-passed-on = not passed on
privacy-full = Read more about your data
privacy-heading = What happens to your data
consent-heading = Agree and send
consent = To send the request, we need your consent to use your answers for it.
consent-send = I agree, send the request
consent-refuse = I do not agree, go back
consent-helped = Please read this aloud. The person whom the request is for has to agree.
consent-send-helped = They agree, send the request
consent-refuse-helped = They do not agree, go back
receipt-heading = Your request has been sent
receipt-number = Your request number
receipt-write-down = Please write down your request number first: { $reference }. It is not a phone number.
receipt-phone = The number that will be called
receipt-nobody-called = If nobody calls: page { $number } at any kiosk.
receipt-entry = My request { $reference }
password = Password
password-means = It means
password-meaning = { $adjective } { $noun }
password-for = Whoever comes to you says the password. Please tell it to nobody, not on the phone either.

slip-print = I want this on paper
slip-write-down = I want to copy this down
slip-neutral = Useful phone numbers
slip-phone = Phone
slip-write-down-step = to copy down
slip-receipt-number = Request number (not a phone number)
slip-nobody-called = If nobody calls, please call and give your request number.
slip-nobody-called-page = If nobody calls, please call and give your request number. Or at any kiosk: page { $number }.
slip-nobody-called-copy = If nobody calls: page { $number } in any kiosk.
slip-more = More: page { $number } at any kiosk.
slip-more-numbers = There are more numbers at any kiosk.
slip-password = Password (it means: { $meaning })
slip-printed-on = Printed on { $day } { $year }
slip-code-card = For a phone with a camera: it saves the name and the number.
slip-code-event = For a phone with a camera: it saves this meeting.
slip-code-call = For a phone with a camera: it calls { $number }.
code-offer = A code for a phone with a camera
code-step = code for a phone
code-call = Please point the camera of your phone at this pattern. The phone will ask whether to call { $number }.
code-call-name = Please point the camera of your phone at this pattern. The phone will ask whether to call { $number }: { $name }.
code-card = Please point the camera of your phone at this pattern. The phone will ask whether to save the name and the number.
code-event = Please point the camera of your phone at this pattern. The phone will ask whether to save this meeting.
printing-heading = Your slip is being printed
printing = Please wait a moment. It will come out of the printer.
printed-heading = Your slip is ready
printed = Please take it from the printer.
printing-failed-heading = Your slip could not be printed
printing-no-paper = The printer has no paper. This is not your fault. You can write this down.
printing-failed = The printer does not work now. This is not your fault. You can write this down.
requests = My requests

## Practice

practice-want = I want to practise
practice = PRACTICE
practice-step = PRACTICE · { $step }
practice-heading = You can practise here
practice-what = You can try everything, even a request. We send nothing, print nothing and keep nothing.
practice-until = Every page will have the word: PRACTICE. It lasts until you choose: “{ finish }”.
practice-begin = Start practising
practice-type = To practise, you can type
practice-receipt = This was only practice
practice-receipt-nobody = Nobody has received anything, and nobody will call. A real request has its number here.

## Answers to choose from

answer-yes = Yes
answer-no = No
answer-unsure = I do not know
time-morning = In the morning
time-around-noon = Around noon
time-afternoon = In the afternoon
time-evening = In the evening
time-any = At any time
day-any = Any day
age-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
age-born = born in { $year }
# Words that may stand beside an age. None of them may stand beside a year of birth: "year", "born".
age-words = i i'm am is my now already age aged years yrs old
problem-age-no-digit = There is no number here yet. Please type your age or year of birth in digits, for example: 72 or 1954.
problem-age = We cannot tell the age from this. Please type only your age, for example: 72, or your year of birth in four digits, for example: 1954.
problem-reference-digits = A request number has { $digits } digits. Here there are: { $typed }. Please compare it with your slip.
problem-reference-mistyped = One of the digits does not fit the others. Please check each digit on your slip. It is not a phone number.

## Days, as they are written within a sentence; 1 is Monday and January.

weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
day-month = { $day } { $month ->
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
   *[12] December
}
day-unknown = The kiosk does not know what day it is now. Please choose a day of the week.
day-unknown-ask = The kiosk does not know what day it is now. Please call and ask when the next one is.
date-long = { weekday }, { day-month }
day-word = { $near ->
    [today] today
    [tomorrow] tomorrow
    [after-tomorrow] the day after tomorrow
    [this-week] this { weekday }
    [next-week] next { weekday }
   *[other] { date-long }
}
day-named = { day-word }, { weekday }
day-date = { $near ->
    [today] { day-word }, { weekday } { day-month }
    [tomorrow] { day-word }, { weekday } { day-month }
    [after-tomorrow] { day-word }, { weekday } { day-month }
    [this-week] { day-word }, { day-month }
    [next-week] { day-word }, { day-month }
   *[other] { date-long }
}

## Leaving, and time

leaving-heading = The request has not been sent
leaving-sure = Do you want to finish?
leaving-not-yet = No, go back
leaving-written = Yes, I have the number and want to finish
leaving = If you finish now, we will delete all your answers.
leaving-pending = It is still being saved. If you finish now, you will not see here if that worked.
leaving-stay = Go back to the request
leaving-go = Finish without sending
warning-heading = Are you still here?
warning-any-key = If you are, please press any key.
warning-forget = In { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} we will delete what you typed and go back to the start.
warning-forget-minutes = In { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} we will delete what you typed and go back to the start.
warning-left = { $seconds ->
    [one] { $seconds } second left.
   *[other] { $seconds } seconds left.
}
warning-here = Yes, I am here
visit-over = Thank you. The kiosk has forgotten everything.
visit-over-paper = Thank you. Please take your slip. The kiosk has forgotten everything.
visit-over-paper-may-come = Thank you. A slip may still come out of the printer. If it does, please take it. The kiosk has forgotten everything.
parting = This request has not been sent. The kiosk has forgotten everything.
parting-doubtful = We are not sure that the request has arrived. The kiosk has forgotten everything.

## When the kiosk is out of order

closed-heading = This screen is out of order
closed = This screen is out of order. Please call, or ask somebody who works here.
hint-closed = ↑↓ read on

## What others may hear

aloud-heading = May other people hear what you type?
aloud-why = Others can hear this voice. It only counts letters that you type. It says those that you pick with the arrows.
aloud-count = Please only count my letters
aloud-name = Please say my letters
aloud-phone = I would rather phone
overheard-heading = Read the next page aloud?
overheard = It is about things that others need not know. Everybody around hears this voice.
overheard-yes = Yes, please read it
overheard-no = No, switch off the voice
by-phone-heading = You can do the same by phone
by-phone = You need not type anything. Please call.

## Help

size-large = Letters: large ({ $at } of { $of })
size-larger = Letters: larger ({ $at } of { $of })
size-largest = Letters: largest ({ $at } of { $of })
size-only = Larger letters do not fit here.
theme-white-on-black = Colours: white letters on black
theme-black-on-white = Colours: black letters on white
theme-yellow-on-black = Colours: yellow letters on black
spacing-normal = Space between lines: normal
spacing-roomy = Space between lines: wider
voice-heading = Settings of the voice
keys-heading = Keys and time
speech-on = Voice: on
speech-off = Voice: off
speech-none = The kiosk cannot read aloud just now.
speech-lost = The voice is not working just now. Everything else still works.
speech-again = To turn the voice on, press the right arrow once more.
speech-louder = Louder
speech-quieter = Quieter
speech-faster = Faster
speech-slower = Slower
speech-volume = Volume: { $at } of { $of }
speech-rate = Speed of the voice: { $at } of { $of }
aloud-named = The voice says the letters you type
aloud-counted = The voice only counts the letters you type
letters-frequent = Letters to pick: the most common first
letters-alphabetical = Letters to pick: from A to Z
repeat-normal = A key you hold down: repeats
repeat-slow = A key you hold down: repeats every 2 seconds
time-normal = More time: no
time-more = More time: yes, ten times as much
setting-change = Enter changes this.
help-size = The F3 key changes the size of the letters.
help-theme = The F4 key changes the colours.
help-arrows = The arrows up and down move the highlight.
help-lines = A number or a symbol stands before everything you can choose. Type it and press Enter. The symbols: < goes back, ? explains, ! finishes.
help-enter = Enter chooses what is highlighted. On plain text it moves on.
help-back = The left arrow, or Esc, goes back to the page before.
help-numbers = Many names have a number of three digits. You can type it on almost any page. That page opens at once.
help-letters = You can also write without letter keys. Enter in an empty answer shows letters. Pick them with the arrows and Enter.
help-finish = At the end of a page, choose: Finish. Then the kiosk forgets everything you typed.
help-finish-key = The F10 key finishes. So does the slash on the keypad.
sensitive-leave = The key F10 or the slash finishes at once. This page disappears, and the kiosk forgets it.
sensitive-leave-lines = ! finishes at once. This page disappears, and the kiosk forgets it.
sensitive-leave-unsent = The key F10 or the slash hides this page at once. The kiosk only asks about the request that is not sent.
sensitive-leave-unsent-lines = ! hides this page at once. The kiosk only asks about the request that is not sent.
help-time = There is no hurry. If you press no key for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, we will ask if you are still here.
help-speech = F5 turns the voice on and off. Pressing the right arrow twice turns it on, too. F6 only stops it talking.
help-listen = When the voice is on, the right arrow repeats. Press it a second time to hear the page, without its sources. Any key stops the voice.
help-strikes = If your hand shakes and presses the same key twice, it counts as once.

## Something is not right

correction-offer = Something here is not right
correction-heading = What is not right?
correction-phone = The phone number
correction-hours = The days or hours
correction-address = The address
correction-gone = It no longer exists
correction-other = Something else
correction-what = What is not right
correction-ask = Shall we pass this on?
correction-why = The person who looks after these pages will see it. We do not keep who said so.
correction-yes = Yes, please pass it on
correction-no = No, please do not pass it on
corrected-heading = Thank you
corrected = We will pass it on. Nobody will call you.
corrected-urgent = If it is urgent, please call:
