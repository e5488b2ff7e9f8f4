### Everything the kiosk says by itself. Short sentences, plain words.
### What is content (centres, services) stands in the folder content.

## Start and home

language-name = English
start-heading = Hello!
start-choose = Hello. The arrows choose a language. Enter confirms.
start-waits = After { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} without a key we ask whether you are still here.
home-heading = What would you like to do?
centres = Senior activity centres
services = Help and services
help-settings = Help and settings

## The same on every page

back = Go back
help = Help
finish = I have finished
continue = Continue
to-home = Something else
place = { $place } of { $of }
step = Step { $step } of { $of }
part = Part { $part } of { $parts }
too-small = This window is too small. Please make it at least 40 characters by 11 lines.
contact = { $name } { $number }, { $hours }. { $as-of } Emergency: { $emergency }.
line = { $number }.
line-hours = { $number }, { $hours }.
as-of-year = As of { $year }.
as-of-month = As of { $month ->
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
sample = This is only an example.

## What the keys do

hint-list = ↑↓ choose, Enter: go on, ←: back
hint-field = Please type. Enter: go on, Esc: back
hint-letters = ←↑↓→ letter, Enter: type, Esc: back
ask-number = Please type a number and press Enter. Back: < Help: ? Finished: !
ask-answer = Please type your answer and press Enter. Back: < Help: ? Finished: !
ask-answer-optional = Please type your answer and press Enter. Enter alone: skip. Back: < Help: ? Finished: !
empty-line = Enter alone: { $label }.
not-understood = That is not here. Please type one of the numbers in the list.

## Centres

centres-here = Nearest, in this district
centres-districts = Choose a district
centres-all = All of them, from A to Z
districts-heading = Which district?
district-empty = There is no centre in this district on our list. There may be one in the next district.
call-first = This may be out of date. Please call before you go.
address = { $of ->
    [1] Address
   *[other] Address { $place } of { $of }
}
phone = Phone
email = E-mail
district = District
operator = Run by
data = Data

## Services, and whether they are meant for this person

service-ask = I would like to ask for this
service-ask-first = First a few short questions: is this help meant for you?
eligible-step = Question { $step } of at most { $most }
eligible-not-kept = We do not keep this answer.
eligible-yes = Yes, this help is for you
eligible-no = Not this help, but there is other help
eligible-call = It is best to call
request-begin = Fill in the request
unavailable-heading = The kiosk cannot take a request now
unavailable = This is not your fault. Please call. You can arrange the same by phone.

## The request

skip = Skip this question
skipped = no answer
chosen = chosen
not-chosen = not chosen
volunteer-no = No, I am doing this by myself
volunteer-yes = Yes, a volunteer is helping me
empty-field = nothing typed
deleted = deleted
space = space
picker-open = Write with the arrows
picker-row = Letters
picker-letters = A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
picker-signs = 1 2 3 4 5 6 7 8 9 0 - / . , + ’ ( )
picker-space = space
picker-delete = delete
picker-done = done
picker-alphabet = English
problem-empty = There is nothing here yet. Please type something.
problem-no-letter = There are only digits or signs here. Please type words.
problem-no-digit = The number is missing. Please type for example: 12/4.
problem-phone-letters = There are letters in the number. Please type digits only, for example: 12 616 54 27.
problem-phone-short = Some digits are missing. A number has { $digits } digits, for example: 12 616 54 27.
problem-phone-long = There are too many digits. A number has { $digits } digits, for example: 12 616 54 27.
problem-nothing-chosen = Nothing is chosen yet. Please go to an answer and press Enter.
problem-no-consent = We may not send the request unless you agree. If you agree, please choose so below.
problem-not-stored = Sending did not work. Your answers are still here. Please send again, or call.
problem-unknown = We cannot be sure that the request has arrived. Please send again, or call.
answers-heading = Please check your answers
answers-not-sent = The request has not been sent yet.
change = { $answer } (change)
privacy-full = Read all about your data
privacy-heading = What happens to your data
consent = I agree that the office uses these data to deal with my request
agreed = agreed
not-agreed = not agreed yet
send = Send the request
receipt-heading = The request is sent
receipt-reference = Number of the request: { $reference }.
receipt-write-down = It is good to write this number down. You can give it when you call.

## Leaving, and time

leaving-heading = The request has not been sent
leaving = If you finish now, we delete all your answers.
leaving-stay = Go back to the request
leaving-go = Finish without sending
warning-heading = Are you still here?
warning-any-key = If you are, please press any key.
warning-forget = After { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} we delete your answers and go back to the start.
warning-here = Yes, I am here

## Help

help-arrows = The arrows up and down move the highlight.
help-enter = Enter chooses what is highlighted. On a text it leads on.
help-back = The arrow to the left, or Esc, leads back.
help-letters = You can write without a keyboard that has letters. Below the line is: Write with the arrows.
help-finish = At the end of every page is: I have finished. We then delete at once what you typed.
help-time = There is no hurry. Only after { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} without a key do we ask whether you are here.
