### Alles, was der Kiosk selbst sagt, für die zweite Stadt der Tests. Kurze Sätze, einfache Wörter, „Sie“.
### Inhalte (Zentren, Angebote) stehen im Ordner content.

## Beginn und Startseite

language-name = Deutsch
# The languages of visitors, for whoever calls them.
language-called = { $tag ->
    [de] Deutsch
    [en] Englisch
    [uk] Ukrainisch
   *[other] { $tag }
}
start-heading = Guten Tag!
start-choose = Wählen Sie mit den Pfeiltasten eine Sprache. Drücken Sie dann Enter.
start-trial = Nur ein Versuch. Manches ist erfunden.
start-speech = Sprache: Pfeile und Enter. Stimme: Pfeil nach rechts oder 0.
start-waits = Wenn Sie { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} lang keine Taste drücken, fragen wir, ob Sie noch da sind.
home-heading = Was möchten Sie tun?
services = Hilfe und Dienste
help-settings = Hilfe und Einstellungen

## Auf allen Seiten gleich

back = Zurück
help = Hilfe
finish = Ich bin fertig
continue = Weiter
to-home = Ich möchte etwas anderes
more = Ich möchte noch etwas anderes
next-person = Nächste Person
next-person-unsent = Nächste Person, ohne zu senden
begins-anew = Wir fangen neu an. Alles ist vergessen.
begins-in-earnest = Die Übung ist vorbei. Wir fangen neu an, jetzt wirklich.
place = { $place } von { $of }
place-text = Text { $place } von { $of }
place-number = Nummer { $number }
at-start = Hier ist der Anfang.
at-end = Hier ist das Ende.
round-to-start = Seitenanfang.
round-to-end = Seitenende.
step = Schritt { $step } von { $of }
part = Teil { $part } von { $parts }
part-short = { $part }/{ $parts }
goes-on = ↓ weiter
too-small = Das Fenster ist zu klein. Es braucht mindestens 40 Zeichen mal 11 Zeilen.
contact = Hilfe am Telefon
contact-short = Hilfe
contact-numbers = { $number } · { $emergency }
contact-numbers-closed = { $number } (jetzt geschlossen) · { $emergency }
line-hours = Erreichbar: { $hours }.
line-closed = Jetzt geschlossen.
closed-today = Heute geschlossen.
closed-holiday = Geschlossen. Heute ist ein Feiertag: { $name }.
open-holiday = Heute ist ein Feiertag: { $name }. Vielleicht ist geschlossen. Bitte rufen Sie an und fragen Sie.
open-over = Die Zeiten, die wir kennen, sind vorbei. Bitte rufen Sie an und fragen Sie.
open-until = Jetzt geöffnet, bis { $time } Uhr.
open-long = Jetzt geöffnet.
opens = Wieder geöffnet { $near ->
    [today] heute
    [tomorrow] morgen
    [this-week] { opens-weekday }
   *[other] { opens-weekday }, dem { $date },
} ab { $time } Uhr.
opens-weekday = am { weekday }
calls-in-vain = Vielleicht hebt jetzt niemand ab. Das können Sie noch tun.
line-days-unknown = An welchen Tagen, wissen wir nicht.
phone-extension = { $number } Durchwahl { $extension }
as-of-unknown = Wie alt diese Auskunft ist, wissen wir nicht.
as-of-year = Stand: { $year }.
as-of-month = Stand: { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }.
sample-terms = Diese Regeln sind nur ein Beispiel.
sample-mark = (Beispiel)
known-from = Woher wir das wissen
source = Quelle: { $names }.

## Was die Tasten tun

hint-start = ↑↓ bewegen, Enter: wählen
hint-start-size = ↑↓ bewegen, Enter: wählen, F3: größer
hint-any-key = Jede Taste: Ich bin da
hint-list = ↑↓ bewegen, Enter: wählen, ←: zurück
listen-how = Pfeil nach rechts: wiederholen. Zweimal: die ganze Seite vorlesen.
hint-field = Hier schreiben. Enter: weiter, Esc: zurück
hint-field-empty = Schreiben. Enter: Buchstaben, Esc: zurück
hint-field-empty-digits = Schreiben. Enter: Ziffern, Esc: zurück
hint-letters = ←↑↓→ Buchstabe, Enter: nehmen, Esc: zurück
hint-line = ←→ im Text, ↓ Buchstaben, Esc: zurück
ask-number = Bitte schreiben Sie eine Nummer oder ein Zeichen und drücken Sie Enter.
ask-answer = Bitte schreiben Sie Ihre Antwort und drücken Sie Enter. Zurück: <, Hilfe: ?, Ich bin fertig: !
ask-answer-optional = Bitte schreiben Sie Ihre Antwort und drücken Sie Enter. Nur Enter: überspringen. Zurück: <, Hilfe: ?, Ich bin fertig: !
ask-answer-kept = Bitte schreiben Sie Ihre Antwort und drücken Sie Enter. Nur Enter: es bleibt, wie es ist. Zurück: <, Hilfe: ?, Ich bin fertig: !
ask-answer-kept-optional = Bitte Antwort schreiben und Enter drücken. Nur Enter: es bleibt, wie es ist. Ein Minus: überspringen. Zurück: <, Hilfe: ?, Ich bin fertig: !
empty-line = Nur Enter: { $label }.
not-understood = Das gibt es hier nicht. Bitte schreiben Sie eine Nummer aus der Liste.

## Zentren

centres-here = In diesem Stadtteil
centres-districts = Stadtteil wählen
centres-all = Alle Zentren von A bis Z
districts-heading = Welcher Stadtteil?
district-empty = Auf unserer Liste ist kein Zentrum in diesem Stadtteil. Sie können einen anderen Stadtteil wählen.
may-have-changed = Manches kann sich geändert haben.
call-first = Manches kann sich geändert haben. Bitte rufen Sie zuerst an.
call-first-chosen = Manches kann sich geändert haben. Bitte wählen Sie eine Nummer und rufen Sie zuerst an.
call-later = Manches kann sich geändert haben. Ein Anruf lohnt sich, sobald geöffnet ist.
address = { $of ->
    [1] Adresse
   *[other] Adresse { $place } von { $of }
}
place-days = Hier gibt es jede Woche etwas, { $days }.
phone = Telefon
email = E-Mail
operator = Wer es betreibt

## Nummern und Suche

number-typed = Nummer: { $number }… Bitte schreiben Sie weiter.
number-short = Eine Nummer hat drei Ziffern. Bisher: { $number }.
number-unknown = Die Nummer { $number } gibt es nicht. Bitte versuchen Sie eine andere.
number-no-answer = Vor jeder Antwort steht eine Ziffer. Es geht auch mit den Pfeilen und Enter.
number-no-answer-again = Bitte drücken Sie jetzt die Ziffer einer Antwort.
emergency-heading = Notruf: { $number }
emergency = Von hier aus kann man nicht anrufen. Bei Gefahr rufen Sie bitte mit einem Telefon an.
search = Suchen
search-heading = Was suchen Sie?
search-words = Suchwörter
search-example = Zum Beispiel: { $words }. Sie können auch eine Nummer schreiben.
search-example-words = Zum Beispiel: { $words }.
search-examples = Wasserhahn, einsam, Englisch, Nähen, Internet
search-count = { $count ->
    [0] Wir haben nichts gefunden
   *[other] Gefunden: { $count }
}
search-status = Gefunden: { $count }. Enter: weiter
search-status-none = Noch nichts gefunden.
search-try = Bitte versuchen Sie ein anderes Wort oder nur den Anfang davon. Sie können auch anrufen und fragen.
search-passed-over = aber als am auch auf das der die ein eine es für habe ich im in ist mein meine mich mir mit möchte nicht oder und von was wie wo zu zum
search-again = Etwas anderes suchen
found-service = Dienst
found-activity = Kurs oder Treffen
found-article = Auskunft
found-centre = Zentrum
found-district = Stadtteil
found-page = Seite

## Kurse und Treffen

activities = Kurse und Treffen
activities-step = Kurse
today-and-tomorrow = Heute und morgen
activities-kinds = Nach Art wählen
activities-weekdays = Wochentag wählen
activities-districts = Stadtteil wählen
activities-here = Kurse in diesem Stadtteil
activities-of-centre = Kurse in diesem Zentrum
activities-other = Andere Kurse suchen
on-weekday = { $weekday ->
    [1] Am Montag
    [2] Am Dienstag
    [3] Am Mittwoch
    [4] Am Donnerstag
    [5] Am Freitag
    [6] Am Samstag
   *[7] Am Sonntag
}
meeting = { $when }: { $title }
meeting-weekly = Jede Woche, { $days }.
meeting-every = Alle { $weeks ->
    [2] zwei
    [3] drei
    [4] vier
   *[other] { $weeks }
} Wochen, { $days }.
meeting-monthly = Jeden Monat, { $days }.
meeting-day = am { weekday }
meeting-day-of-month = am { $which ->
    [first] ersten
    [second] zweiten
    [third] dritten
    [fourth] vierten
   *[last] letzten
} { weekday }
meeting-day-hours = { $day } { $hours }
list-and = { $first } und { $last }
meeting-left-out = Das fällt aus: { $days }.
meeting-break = { $name }: Das fällt aus vom { $first } bis zum { $last }.
meeting-added = Das ist ein zusätzlicher Termin.
meeting-changed = Diesmal zu einer anderen Uhrzeit als sonst.
meeting-also = Auch am { $days }.
meeting-other-hours = Zu anderer Zeit am { $days }.
meeting-once = Das findet nur an bestimmten Tagen statt.
meeting-over = Das ist schon vorbei.
meeting-next = Nächster Termin
meeting-unknown = Das wissen wir nicht. Bitte rufen Sie das Zentrum an.
meetings-none = Wir kennen hier gerade keine Termine. Bitte suchen Sie andere Kurse.
meetings-without-times = Angebote, deren Zeiten wir nicht kennen
meetings-times-unknown = Wir wissen nicht, wann das stattfindet. Bitte rufen Sie das Zentrum an.
meetings-times-unknown-next = Es folgen Angebote, deren Zeiten wir nicht kennen.
meetings-later = Das sind die nächsten, die wir kennen.
day-nothing = { $day }: Uns ist nichts bekannt.
meetings-samples = Beispiele
meetings-some-samples = Darunter sind Beispiele
meetings-from = Ab Nummer { $from } der Liste
meetings-further = Spätere Termine
today-holiday = Heute ist Feiertag: { $name }. Die üblichen Kurse fallen aus.
tomorrow-holiday = Morgen ist Feiertag: { $name }. Die üblichen Kurse fallen aus.
when = Wann
where = Wo
kind = Art
cost = Was es kostet
beginners = Für den Anfang
beginners-yes = Ja, auch ohne Vorwissen sind Sie willkommen.
beginners-no = Eher für Menschen, die schon etwas können.
sign-up = Anmeldung
sign-up-yes = Sie müssen sich vorher anmelden.
sign-up-no = Sie müssen sich nicht anmelden.
not-known = Das wissen wir nicht. Bitte fragen Sie nach.
notice = Wichtig
notice-others = { $names } und andere
notice-until = Bis { $day }.
notice-last-day = Heute ist der letzte Tag.
# Wörter, mit denen ein Hinweis sagt, dass noch niemand den letzten Tag weiß, in kleinen Buchstaben.
notice-open-end = bis auf weiteres
day-hours = { $day }, { $hours }
meeting-on = { $when }, läuft schon
hours = { $from }–{ $to } Uhr
open-always = Tag und Nacht
place-hours = { $hours }.
opening-hours = Öffnungszeiten
open-now = Jetzt geöffnet
open-now-unknown = Das Gerät weiß jetzt nicht, wie spät es ist. Das hier ist Tag und Nacht offen.
open-now-none = Was jetzt offen ist, wissen wir nicht. Sie können anrufen und fragen.
open-by-appointment = nach Vereinbarung
closed-on-holidays = an Feiertagen geschlossen
open-on-holidays = auch an Feiertagen
open-in-season = vom { $first } bis { $last }: { $hours }
open-from-day = ab { $first }: { $hours }
open-until-day = bis { $last }: { $hours }
open-also = auch { $hours }
open-day = { $day ->
    [1] montags
    [2] dienstags
    [3] mittwochs
    [4] donnerstags
    [5] freitags
    [6] samstags
   *[7] sonntags
} { $hours }
open-days = { $first ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
} bis { $last ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
} { $hours }

## Auskünfte

information = Gut zu wissen

## Dienste, und ob sie für diesen Menschen sind

official-name = Amtlicher Name
service-ask = Ich möchte um diese Hilfe bitten
service-ask-first = Zuerst stellen wir ein paar kurze Fragen.
eligible-step = Frage { $step } von höchstens { $most }
eligible-not-kept = Es geht um die Person, die Hilfe braucht. Ohne Ihr Ja speichern wir nichts.
eligible-yes = Ja, diese Hilfe ist für Sie
eligible-no = Nein, diese Hilfe ist nicht für Sie
eligible-call = Bitte rufen Sie an und fragen Sie
eligible-ask = Wir fragen Sie jetzt ein paar Dinge. Lassen Sie sich Zeit.
eligible-ring = Bitte rufen Sie an.
request-begin = Anfrage ausfüllen
service-more = Mehr über diese Hilfe
service-for-me = Prüfen, ob es für mich ist
trial-heading = Diese Anfrage ist nur ein Versuch
trial-step = Probe
trial = Vielleicht antwortet niemand. Wenn Sie wirklich etwas brauchen, rufen Sie bitte an: { $number }.
trial-go = Weiter zur Probe
unavailable-heading = Der Kiosk kann gerade keine Anfrage annehmen
unavailable = Das liegt nicht an Ihnen. Bitte rufen Sie an. Am Telefon geht dasselbe.

## Die Anfrage

subject-service = Worum es geht
subject-centre = Zentrum
subject-activity = Kurs oder Treffen
office = Wer sich darum kümmert
unfinished = Noch nicht gesendet
unfinished-doubtful = Ihre vorige Anfrage
unfinished-one = Bitte senden Sie diese Anfrage zuerst, oder löschen Sie sie.
unfinished-new = Löschen und neu beginnen
for-whom-heading = Für wen ist das?
for-whom = Für eine andere Person löschen wir hier die früheren Antworten. Gesendete Anfragen gehen nicht verloren.
for-same = Für dieselbe Person wie vorhin
for-another = Für eine andere Person
known-heading = Stimmt das noch?
known = Diese Antworten haben wir schon. Sie müssen sie nicht noch einmal schreiben.
known-keep = Ja, das stimmt
known-change = Nein, ich möchte etwas ändern
skip = Diese Frage überspringen
skipped = keine Antwort
chosen = gewählt
not-chosen = nicht gewählt
helper-nobody = Ich, für mich selbst
helper-volunteer = Ich, jemand vom Ehrenamt hilft mir
helper-family = Ich, für jemanden aus der Familie
helper-other = Ich, für jemand anderen
helping = Ich helfe jemandem
helping-heading = Wer hilft?
helping-how = Die Fragen sind an die Person, um die es geht. Bevor etwas geschrieben wird, fragt der Kiosk, ob sie zustimmt. Namen der Helfenden behält er nicht.
helping-volunteer = Jemand, der freiwillig hilft
helping-staff = Jemand, der hier arbeitet
helping-family = Jemand aus der Familie
helping-other = Jemand anderes
helping-ends = Ich helfe nicht mehr
agreement-heading = Bitte laut vorlesen
agreement = „Ich helfe und sehe, was wir schreiben. Danach vergisst der Kiosk es. Im Antrag steht nur, dass jemand geholfen hat. Ist das recht?“
agreement-yes = Ja, die Person stimmt zu
agreement-no = Nein, zurück
empty-field = noch nichts geschrieben
counted = Anzahl der Zeichen: { $count }
deleted = gelöscht
space = Leerzeichen
picker-open = Mit den Pfeiltasten schreiben
picker-how = Ohne Tastatur: Enter, dann mit den Pfeiltasten wählen.
picker-letters = A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Ä Ö Ü ß - . , ’ / +
# Die häufigsten zuerst.
picker-letters-frequent = E N I S R A T D H U L C G M O B W F K Z P V Ü Ä J Ö ß Y X Q - . , ’ / +
picker-signs = - . , ’ ( )
picker-space = Leerzeichen
picker-delete = löschen
picker-done = fertig
picker-digits = Ziffern
picker-own = Buchstaben
picker-other = andere
problem-unreadable = Nicht alle Buchstaben waren zu lesen. Bitte schreiben Sie es noch einmal, am besten ohne Umlaute: ae statt ä.
problem-empty = Hier steht noch nichts. Bitte schreiben Sie Ihre Antwort.
problem-too-long = Hier ist Platz für { $limit } Zeichen. Bitte kürzen Sie um { $over } Zeichen.
problem-full = Das passte nicht mehr hinein. Hier ist Platz für { $limit } Zeichen. Bitte schreiben Sie kürzer.
problem-no-letter = Hier steht kein Buchstabe. Bitte schreiben Sie es in Worten.
problem-name-digits = In diesem Namen stehen Ziffern. Bitte schreiben Sie nur Buchstaben.
problem-no-digit = Die Hausnummer fehlt. Bitte schreiben Sie sie, zum Beispiel: 12/4.
problem-phone-letters = In der Nummer stehen nicht nur Ziffern. Bitte schreiben Sie nur Ziffern, zum Beispiel: { $example }.
problem-phone-short = Es fehlen Ziffern. Eine Nummer hat mit der Vorwahl { $digits } Ziffern, zum Beispiel: { $example }.
problem-phone-long = Es sind zu viele Ziffern. Eine Nummer hat mit der Vorwahl { $digits } Ziffern, zum Beispiel: { $example }.
problem-phone-long-or-abroad = Die Nummer hat zu viele Ziffern. Hier hat eine Nummer { $digits }. Eine Nummer aus dem Ausland beginnt mit +, zum Beispiel: { $example }.
problem-phone-abroad = Diese Nummer aus dem Ausland hat zu wenige oder zu viele Ziffern. So schreibt man sie: { $example }.
problem-nothing-chosen = Es ist noch nichts gewählt. Bitte wählen Sie mindestens eine Antwort.
problem-not-stored = Die Anfrage ließ sich nicht senden. Ihre Antworten sind noch da. Bitte senden Sie noch einmal, oder rufen Sie an.
answers-heading = Bitte prüfen Sie Ihre Antworten
answers-not-sent = Die Anfrage ist noch nicht gesendet.
answers-right = Alles richtig, weiter
answers-doubtful = Wir wissen nicht sicher, ob die Anfrage angekommen ist.
saving-heading = Ihre Anfrage wird gespeichert
saving = Bitte warten Sie einen Moment. Sie müssen nichts drücken.
doubtful-heading = Wir wissen nicht, ob die Anfrage angekommen ist
doubtful = Das liegt nicht an Ihnen. Ihre Antworten sind nicht verloren.
doubtful-still = Wir wissen es immer noch nicht. Am besten rufen Sie an.
doubtful-pending = Sie wird noch gespeichert. Sie können warten oder anrufen.
doubtful-call = Sie können auch anrufen und fragen, ob sie angekommen ist. Diese Nummer hilft dabei.
doubtful-once = Sie können noch einmal senden. Es werden nicht zwei Anfragen daraus.
doubtful-again = Noch einmal senden
change = { $answer } – ändern
hear = Anhören: { $answer }
hear-aloud = Andere können es auch hören.
hear-below = Zum Anhören: „{ $control }“, gleich nach „{ answers-right }“.
heard-heading = Stimmt diese Nummer?
situation = Frühere Antworten
whose-heading = Um wen ging es bei den früheren Antworten?
whose-why = Vorher haben wir gefragt, für wen diese Hilfe ist.
whose-person = Um die Person, die Hilfe braucht
whose-another = Um jemand anderen. Bitte löschen
situation-heading = Soll das auch in der Anfrage stehen?
situation-why = Ohne Ihr Einverständnis geben wir nichts weiter.
situation-pass-on = Ja, auch in die Anfrage schreiben
situation-keep = Nein, nicht weitergeben
situation-passed-on = wird weitergegeben
situation-not-passed-on = wird nicht weitergegeben
privacy-full = Mehr über Ihre Daten lesen
privacy-heading = Was mit Ihren Daten geschieht
consent-heading = Zustimmen und senden
consent = Zum Senden brauchen wir Ihre Zustimmung: Das Amt darf Ihre Angaben für diese Anfrage nutzen.
consent-send = Ich stimme zu und sende
consent-refuse = Ich stimme nicht zu, zurück
consent-helped = Bitte laut vorlesen. Zustimmen muss die Person, für die es ist.
consent-send-helped = Die Person stimmt zu, senden
consent-refuse-helped = Sie stimmt nicht zu, zurück
receipt-heading = Ihre Anfrage ist gesendet
receipt-number = Die Nummer Ihrer Anfrage
receipt-write-down = Bitte schreiben Sie zuerst die Nummer der Anfrage auf: { $reference }. Sie ist keine Telefonnummer.
receipt-phone = Angerufen wird diese Nummer
receipt-nobody-called = Wenn niemand anruft: Seite { $number } an jedem Kiosk.
receipt-entry = Meine Anfrage { $reference }
password = Kennwort
password-means = Das heißt
password-meaning = { $adjective }, { $noun }
password-for = Das Kennwort sagt, wer zu Ihnen kommt. Bitte sagen Sie es niemandem, auch nicht am Telefon.

slip-print = Ich möchte das auf Papier
slip-write-down = Ich möchte das aufschreiben
slip-neutral = Nützliche Telefonnummern
slip-phone = Telefon
slip-write-down-step = zum Aufschreiben
slip-receipt-number = Nummer der Anfrage (kein Telefon)
slip-nobody-called = Wenn niemand anruft, rufen Sie bitte an und nennen Sie die Nummer.
slip-nobody-called-page = Wenn niemand anruft, rufen Sie bitte an und nennen Sie die Nummer. Oder an jedem Kiosk: Seite { $number }.
slip-nobody-called-copy = Wenn niemand anruft: Seite { $number } im Kiosk.
slip-more = Mehr: Seite { $number } an jedem Kiosk.
slip-more-numbers = Weitere Nummern gibt es an jedem Kiosk.
slip-password = Kennwort (das heißt: { $meaning })
slip-printed-on = Gedruckt am { $day } { $year }
slip-code-card = Für ein Telefon mit Kamera: speichert Name und Nummer.
slip-code-event = Für ein Telefon mit Kamera: speichert dieses Treffen.
slip-code-call = Für ein Telefon mit Kamera: ruft { $number } an.
code-offer = Code für ein Telefon mit Kamera
code-step = Code für ein Telefon
code-call = Bitte die Kamera des Telefons auf dieses Muster richten. Das Telefon fragt, ob es { $number } anrufen soll.
code-call-name = Bitte die Kamera des Telefons auf dieses Muster richten. Das Telefon fragt, ob es { $number } anrufen soll: { $name }.
code-card = Bitte die Kamera des Telefons auf dieses Muster richten. Das Telefon fragt, ob es Name und Nummer speichern soll.
code-event = Bitte die Kamera des Telefons auf dieses Muster richten. Das Telefon fragt, ob es dieses Treffen speichern soll.
printing-heading = Der Zettel wird gedruckt
printing = Bitte einen Moment warten. Er kommt gleich aus dem Drucker.
printed-heading = Der Zettel ist fertig
printed = Bitte nehmen Sie ihn aus dem Drucker.
printing-failed-heading = Der Zettel wurde nicht gedruckt
printing-no-paper = Der Drucker hat kein Papier. Das ist nicht Ihre Schuld. Sie können das aufschreiben.
printing-failed = Der Drucker geht gerade nicht. Das ist nicht Ihre Schuld. Sie können das aufschreiben.
requests = Meine Anfragen

## Üben

practice-want = Ich möchte üben
practice = ÜBUNG
practice-step = ÜBUNG · { $step }
practice-heading = Hier können Sie üben
practice-what = Sie können alles ausprobieren, auch eine Anfrage. Nichts wird gesendet, gedruckt oder behalten.
practice-until = Auf jeder Seite steht das Wort: ÜBUNG. Das bleibt so, bis Sie wählen: „{ finish }“.
practice-begin = Ich fange an zu üben
practice-type = Zum Üben können Sie eingeben
practice-receipt = Das war nur eine Übung
practice-receipt-nobody = Niemand hat etwas bekommen, und niemand ruft an. Eine echte Anfrage hat hier ihre Nummer.

## Antworten zur Auswahl

answer-yes = Ja
answer-no = Nein
answer-unsure = Ich weiß es nicht
time-morning = Am Vormittag
time-around-noon = Um die Mittagszeit
time-afternoon = Am Nachmittag
time-evening = Am Abend
time-any = Jederzeit
day-any = Jeder Tag passt
age-years = { $years ->
    [one] { $years } Jahr
   *[other] { $years } Jahre
}
age-born = geboren { $year }
# Wörter, die neben einem Alter stehen können. Keines darf neben einem Jahrgang stehen: „Jahr“, „geb.“.
age-words = ich bin schon jetzt mein alter alt jahre jahren
problem-age-no-digit = Hier steht noch keine Zahl. Bitte schreiben Sie das Alter oder das Geburtsjahr in Ziffern, zum Beispiel: 72 oder 1954.
problem-age = Daraus lesen wir kein Alter. Bitte schreiben Sie nur das Alter, zum Beispiel: 72, oder das Geburtsjahr mit vier Ziffern, zum Beispiel: 1954.
problem-reference-digits = Die Nummer einer Anfrage hat { $digits } Ziffern. Hier sind es: { $typed }. Bitte vergleichen Sie sie mit dem Zettel.
problem-reference-mistyped = Eine der Ziffern passt nicht zu den anderen. Bitte prüfen Sie jede Ziffer auf dem Zettel. Es ist keine Telefonnummer.

## Tage, wie sie mitten im Satz stehen; 1 ist Montag und Januar.

weekday = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
day-month = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
day-unknown = Der Kiosk weiß gerade nicht, welcher Tag ist. Bitte wählen Sie einen Wochentag.
day-unknown-ask = Der Kiosk weiß gerade nicht, welcher Tag ist. Bitte rufen Sie an und fragen Sie, wann der nächste Termin ist.
date-long = { weekday }, { day-month }
day-word = { $near ->
    [today] heute
    [tomorrow] morgen
    [after-tomorrow] übermorgen
    [this-week] diesen { weekday }
    [next-week] nächsten { weekday }
   *[other] { date-long }
}
day-named = { day-word }, { weekday }
day-date = { $near ->
    [today] { day-word }, { weekday }, { day-month }
    [tomorrow] { day-word }, { weekday }, { day-month }
    [after-tomorrow] { day-word }, { weekday }, { day-month }
    [this-week] { day-word }, { day-month }
    [next-week] { day-word }, { day-month }
   *[other] { date-long }
}

## Aufhören und Zeit

leaving-heading = Die Anfrage ist nicht gesendet
leaving-sure = Wirklich aufhören?
leaving-not-yet = Nein, zurück
leaving-written = Ja, ich habe die Nummer und höre auf
leaving = Wenn Sie jetzt aufhören, löschen wir alle Ihre Antworten.
leaving-pending = Sie wird noch gespeichert. Wenn Sie jetzt aufhören, sehen Sie hier nicht, ob das gelungen ist.
leaving-stay = Zurück zur Anfrage
leaving-go = Aufhören ohne zu senden
warning-heading = Sind Sie noch da?
warning-any-key = Wenn ja, drücken Sie bitte irgendeine Taste.
warning-forget = In { $seconds ->
    [one] einer Sekunde
   *[other] { $seconds } Sekunden
} löschen wir, was Sie geschrieben haben, und gehen zum Anfang zurück.
warning-forget-minutes = In { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} löschen wir, was Sie geschrieben haben, und gehen zum Anfang zurück.
warning-left = { $seconds ->
    [one] Noch { $seconds } Sekunde.
   *[other] Noch { $seconds } Sekunden.
}
warning-here = Ja, ich bin da
visit-over = Danke. Auf dem Bildschirm ist nichts mehr.
visit-over-paper = Danke. Bitte nehmen Sie den Zettel mit. Der Kiosk hat alles vergessen.
visit-over-paper-may-come = Danke. Vielleicht kommt noch ein Zettel aus dem Drucker. Dann nehmen Sie ihn bitte mit. Der Kiosk hat alles vergessen.
parting = Diese Anfrage ist nicht gesendet. Der Kiosk hat alles vergessen.
parting-doubtful = Wir wissen nicht sicher, ob die Anfrage angekommen ist. Der Kiosk hat alles vergessen.

closed-heading = Dieser Bildschirm ist außer Betrieb
closed = Dieser Bildschirm ist außer Betrieb. Bitte rufen Sie an oder fragen Sie jemanden, der hier arbeitet.
hint-closed = ↑↓ weiterlesen

## Was andere hören dürfen

aloud-heading = Dürfen andere hören, was Sie schreiben?
aloud-why = Diese Stimme hört man ringsum. Getippte Buchstaben zählt sie nur. Mit den Pfeilen gewählte nennt sie.
aloud-count = Bitte meine Buchstaben nur zählen
aloud-name = Bitte meine Buchstaben nennen
aloud-phone = Ich rufe lieber an
overheard-heading = Die nächste Seite vorlesen?
overheard = Darin steht, was andere nicht wissen müssen. Diese Stimme hören alle ringsum.
overheard-yes = Ja, bitte vorlesen
overheard-no = Nein, Stimme ausschalten
by-phone-heading = Das geht auch am Telefon
by-phone = Sie müssen nichts schreiben. Bitte rufen Sie an.

## Hilfe

size-large = Schrift: groß ({ $at } von { $of })
size-larger = Schrift: größer ({ $at } von { $of })
size-largest = Schrift: am größten ({ $at } von { $of })
size-only = Größere Schrift passt hier nicht.
theme-white-on-black = Farben: weiße Schrift auf Schwarz
theme-black-on-white = Farben: schwarze Schrift auf Weiß
theme-yellow-on-black = Farben: gelbe Schrift auf Schwarz
spacing-normal = Zeilenabstand: normal
spacing-roomy = Zeilenabstand: größer
voice-heading = Einstellungen der Stimme
keys-heading = Tasten und Zeit
speech-on = Stimme: an
speech-off = Stimme: aus
speech-none = Der Kiosk kann zurzeit nicht vorlesen.
speech-lost = Die Stimme geht gerade nicht. Alles andere geht weiter.
speech-again = Um die Stimme einzuschalten, drücken Sie den Pfeil nach rechts noch einmal.
speech-louder = Lauter
speech-quieter = Leiser
speech-faster = Schneller
speech-slower = Langsamer
speech-volume = Lautstärke: { $at } von { $of }
speech-rate = Sprechtempo: { $at } von { $of }
aloud-named = Die Stimme nennt die Buchstaben, die Sie schreiben
aloud-counted = Die Stimme zählt nur die Buchstaben, die Sie schreiben
letters-frequent = Buchstaben zur Auswahl: die häufigsten zuerst
letters-alphabetical = Buchstaben zur Auswahl: von A bis Z
repeat-normal = Gehaltene Taste: wiederholt sich
repeat-slow = Gehaltene Taste: wiederholt sich alle 2 Sekunden
time-normal = Mehr Zeit: nein
time-more = Mehr Zeit: ja, zehnmal so viel
setting-change = Enter ändert das.
help-size = Die Taste F3 ändert die Schriftgröße.
help-theme = Die Taste F4 ändert die Farben.
help-arrows = Die Pfeiltasten nach oben und unten bewegen die Markierung.
help-lines = Vor allem, was Sie wählen können, steht eine Nummer oder ein Zeichen. Bitte schreiben Sie es und drücken Sie Enter. < zurück, ? Hilfe, ! fertig.
help-enter = Enter wählt, was markiert ist. Bei einfachem Text geht es damit weiter.
help-back = Die Pfeiltaste nach links oder Esc führt zur Seite davor.
help-numbers = Viele Einträge haben eine Nummer mit drei Ziffern. Auf fast jeder Seite können Sie sie schreiben und sind gleich dort.
numbers-heading = Nummern der Seiten
help-letters = Sie können auch ohne Buchstabentasten schreiben. Enter zeigt im leeren Feld Buchstaben. Wählen Sie sie mit den Pfeilen und Enter.
help-finish = Am Ende jeder Seite steht: Ich bin fertig. Das löscht alles, was Sie geschrieben haben, vom Bildschirm.
help-finish-key = Die Taste F10 beendet sofort. Ebenso der Schrägstrich auf dem Ziffernblock.
sensitive-leave = Die Taste F10 beendet sofort. Diese Seite verschwindet, und der Kiosk vergisst sie.
sensitive-leave-lines = Das Zeichen ! beendet sofort. Diese Seite verschwindet, und der Kiosk vergisst sie.
sensitive-leave-unsent = Die Taste F10 verbirgt diese Seite sofort. Der Kiosk fragt nur, was mit der ungesendeten Anfrage wird.
sensitive-leave-unsent-lines = Das Zeichen ! verbirgt diese Seite sofort. Der Kiosk fragt nur, was mit der ungesendeten Anfrage wird.
help-time = Lassen Sie sich Zeit. Wenn Sie { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} lang keine Taste drücken, fragen wir, ob Sie noch da sind.
help-speech = F5 schaltet die Stimme ein und aus. Auch der Pfeil nach rechts, zweimal gedrückt, schaltet sie ein. F6 unterbricht sie nur.
help-listen = Wenn die Stimme an ist, wiederholt der Pfeil nach rechts. Beim zweiten Mal liest er die ganze Seite. Jede Taste unterbricht die Stimme.
help-strikes = Wenn die Hand zittert und dieselbe Taste zweimal drückt, zählt das als einmal.

## Something on a card is wrong

correction-offer = Hier stimmt etwas nicht
correction-heading = Was stimmt nicht?
correction-phone = Die Telefonnummer
correction-hours = Tage oder Zeiten
correction-address = Die Adresse
correction-gone = Das gibt es nicht mehr
correction-other = Etwas anderes
correction-what = Was nicht stimmt
correction-ask = Sollen wir das weitergeben?
correction-why = Wer diese Seiten pflegt, wird es sehen. Wer es gesagt hat, wird nicht festgehalten.
correction-yes = Ja, bitte weitergeben
correction-no = Nein, bitte nicht weitergeben
corrected-heading = Danke
corrected = Wir geben es weiter. Niemand ruft an.
corrected-urgent = Wenn es eilt, rufen Sie bitte an:
