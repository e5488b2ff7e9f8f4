### Everything the kiosk says by itself. Short sentences, plain words.
### What is content (centres, services) stands in the folder content.

## Start and home

language-name = English
start-heading = Hello!
start-choose = Hello. Choose a language with the arrows. Then press Enter.
start-waits = If you press no key for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, we ask whether you are still here.
home-heading = What would you like to do?
centres = Senior activity centres (CAS)
services = Help and services
help-settings = Help and settings

## The same on every page

back = Go back
help = Help
finish = I have finished
continue = Continue
to-home = I need something else
place = { $place } of { $of }
step = Step { $step } of { $of }
part = Part { $part } of { $parts }
too-small = This window is too small. Please make it at least 40 characters by 11 lines.
contact = { $name } { $number }, { $hours }. { $as-of } Emergency: { $emergency }.
line = { $number }.
line-hours = { $number }, { $hours }.
as-of-year = This is from { $year }.
as-of-month = This is from { $month ->
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
sample = This is only an example, not real information.

## What the keys do

hint-start = ↑↓ move, Enter: choose
hint-any-key = Any key: I am here
hint-list = ↑↓ move, Enter: choose, ←: go back
hint-field = Type here. Enter: continue, Esc: go back
hint-letters = ←↑↓→ letter, Enter: type, Esc: go back
ask-number = Please type a number and press Enter. Go back: <, Help: ?, I have finished: !
ask-answer = Please type your answer and press Enter. Go back: <, Help: ?, I have finished: !
ask-answer-optional = Please type your answer and press Enter. Enter alone: skip. Go back: <, Help: ?, I have finished: !
empty-line = Enter alone: { $label }.
not-understood = That is not here. Please type one of the numbers in the list.

## Centres

centres-here = In this district
centres-districts = Choose a district
centres-all = All centres, from A to Z
districts-heading = Which district?
district-empty = There is no centre in this district on our list. Please try a neighbouring district.
call-first = This may have changed. Please call first.
address = { $of ->
    [1] Address
   *[other] Address { $place } of { $of }
}
phone = Phone
email = E-mail
operator = Run by
data = How we know

## Services, and whether they are meant for this person

official-name = Its name in Polish
service-ask = I would like to ask for this help
service-ask-first = First we ask a few short questions.
eligible-step = Question { $step } of at most { $most }
eligible-not-kept = We do not keep this answer.
eligible-yes = Yes, this help is for you
eligible-no = You need a different kind of help
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
picker-alphabet = English letters
problem-empty = Nothing has been typed yet. Please type your answer.
problem-no-letter = There are no letters here. Please write it in words.
problem-no-digit = The house number is missing. Please type it, for example: 12/4.
problem-phone-letters = There are letters in the number. Please type digits only, for example: 12 616 54 27.
problem-phone-short = Some digits are missing. A Polish number has { $digits } digits, for example: 12 616 54 27.
problem-phone-long = There are too many digits. A Polish number has { $digits } digits, for example: 12 616 54 27.
problem-nothing-chosen = Nothing is chosen yet. Please go to an answer and press Enter.
problem-no-consent = We may not send the request unless you agree. If you agree, please choose below: I agree.
problem-not-stored = The request could not be sent. Your answers are not lost. Please send it again, or call.
problem-unknown = We cannot be sure that the request has arrived. Please send again, or call.
answers-heading = Please check your answers
answers-not-sent = The request has not been sent yet.
answers-doubtful = We are not sure that the request has arrived
change = { $answer } – change
privacy-full = Read more about your data
privacy-heading = What happens to your data
consent = I agree that the office may use my data to deal with my request
agreed = agreed
not-agreed = not agreed yet
send = Send the request
receipt-heading = Your request has been sent
receipt-reference = Your request number: { $reference }.
receipt-write-down = Please write this number down. It helps when you call.

## Leaving, and time

leaving-heading = The request has not been sent
leaving = If you finish now, we delete all your answers.
leaving-stay = Go back to the request
leaving-go = Finish without sending
warning-heading = Are you still here?
warning-any-key = If you are, please press any key.
warning-forget = In { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} we delete what you typed and go back to the start.
warning-here = Yes, I am here

## Help

help-arrows = The arrows up and down move the highlight.
help-enter = Enter chooses what is highlighted. On plain text it moves on.
help-back = The left arrow, or Esc, goes back to the page before.
help-letters = You can also write without letter keys. Below the answer, choose: Write with the arrows.
help-finish = At the end of a page is: I have finished. It clears everything you typed from the screen.
help-time = There is no hurry. If you press no key for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, we ask whether you are here.
