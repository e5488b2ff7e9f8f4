### Wie die Stimme sagt, was auf dem Bildschirm eine Abkürzung, eine Zahl oder ein Zeichen ist.
### Links steht, was geschrieben ist, rechts, was man hört. Das liest niemand, also darf es lang sein.

## Abkürzungen und Zeichen im Text

# Ein Stern steht für beliebige Buchstaben und Ziffern, ein Kreuz für beliebige Ziffern,
# ein Dach für eine römische Zahl.
spoken-phrases =
    ÜBUNG = Übung
    ÜBUNG · = Übung,
    · = , oder
    z. B. = zum Beispiel
    z.B. = zum Beispiel
    usw = und so weiter
    bzw. = beziehungsweise
    ca. = circa
    Tel. = Telefon
    Nr. = Nummer
    St. = Sankt
    Dr. = Doktor
    Str. = Straße
    App. = , Apparat
    ggf. = gegebenenfalls
    # € = # Euro
    24/7 = rund um die Uhr
    Mo–Fr = Montag bis Freitag
    ↑↓ = Pfeile hoch und runter:
    ←→ = Pfeile links und rechts:
    ←↑↓→ = Pfeiltasten:
    ← = Pfeil nach links
    → = Pfeil nach rechts
    ↑ = Pfeil nach oben
    ↓ = Pfeil nach unten
    F2 = F 2
    F3 = F 3
    F4 = F 4
    Esc = Escape

## Zahlen

# Die Zahlen ab eins, in der Form, die die Wörter daneben verlangen: # ist eine Zahl bis 99, #### ein Jahr,
# ^ eine römische Zahl.
spoken-numbers =
    Karl ^, Friedrich ^, Wilhelm ^ = der Erste, der Zweite, der Dritte, der Vierte, der Fünfte, der Sechste, der Siebte, der Achte, der Neunte, der Zehnte

## Buchstaben

# Buchstaben anderer Alphabete.
spoken-letters =
    а = a
    б = b
    в = v
    г = h
    ґ = g
    д = d
    е = e
    є = ye
    ж = zh
    з = z
    и = y
    і = i
    ї = yi
    й = y
    к = k
    л = l
    м = m
    н = n
    о = o
    п = p
    р = r
    с = s
    т = t
    у = u
    ф = f
    х = kh
    ц = ts
    ч = ch
    ш = sh
    щ = shch
    ю = yu
    я = ya
    ы = y
    э = e
    ё = yo

# Buchstaben, deren Namen die Stimme nicht kennt.
spoken-letter-names =
    ß = Eszett

## Stunden, Tage und Monate

# Die Stunden ab Mitternacht, nach diesen Wörtern. Drei Punkte sind alle anderen Stellen.
spoken-hours =
    … = um 0 Uhr, um 1 Uhr, um 2 Uhr, um 3 Uhr, um 4 Uhr, um 5 Uhr, um 6 Uhr, um 7 Uhr, um 8 Uhr, um 9 Uhr, um 10 Uhr, um 11 Uhr, um 12 Uhr, um 13 Uhr, um 14 Uhr, um 15 Uhr, um 16 Uhr, um 17 Uhr, um 18 Uhr, um 19 Uhr, um 20 Uhr, um 21 Uhr, um 22 Uhr, um 23 Uhr
    um von bis ab gegen vor nach zwischen und = 0 Uhr, 1 Uhr, 2 Uhr, 3 Uhr, 4 Uhr, 5 Uhr, 6 Uhr, 7 Uhr, 8 Uhr, 9 Uhr, 10 Uhr, 11 Uhr, 12 Uhr, 13 Uhr, 14 Uhr, 15 Uhr, 16 Uhr, 17 Uhr, 18 Uhr, 19 Uhr, 20 Uhr, 21 Uhr, 22 Uhr, 23 Uhr
spoken-minutes =
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
    45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59
spoken-days =
    ersten, zweiten, dritten, vierten, fünften, sechsten, siebten, achten, neunten, zehnten,
    elften, zwölften, dreizehnten, vierzehnten, fünfzehnten, sechzehnten, siebzehnten,
    achtzehnten, neunzehnten, zwanzigsten, einundzwanzigsten, zweiundzwanzigsten,
    dreiundzwanzigsten, vierundzwanzigsten, fünfundzwanzigsten, sechsundzwanzigsten,
    siebenundzwanzigsten, achtundzwanzigsten, neunundzwanzigsten, dreißigsten,
    einunddreißigsten
spoken-months =
    Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November,
    Dezember

## Wendungen

spoken-range = { $from } bis { $to }
spoken-times = von { $from } bis { $to }
spoken-date = { $day } { $month }
spoken-house = { $house } Schrägstrich { $flat }
spoken-either = { $one } oder { $other }

## Namen der Zeichen

spoken-sign-dot = Punkt
spoken-sign-comma = Komma
spoken-sign-colon = Doppelpunkt
spoken-sign-semicolon = Strichpunkt
spoken-sign-question = Fragezeichen
spoken-sign-exclamation = Ausrufezeichen
spoken-sign-ellipsis = drei Punkte
spoken-sign-dash = Minus
spoken-sign-underscore = Unterstrich
spoken-sign-slash = Schrägstrich
spoken-sign-backslash = umgekehrter Schrägstrich
spoken-sign-bar = senkrechter Strich
spoken-sign-at = at
spoken-sign-and = und
spoken-sign-hash = Raute
spoken-sign-star = Stern
spoken-sign-plus = Plus
spoken-sign-equals = gleich
spoken-sign-less = Kleiner-Zeichen
spoken-sign-greater = Größer-Zeichen
spoken-sign-percent = Prozent
spoken-sign-number = Nummer
spoken-sign-degrees = Grad
spoken-sign-paragraph = Paragraf
spoken-sign-dollar = Dollar
spoken-sign-euro = Euro
spoken-sign-tilde = Tilde
spoken-sign-caret = Zirkumflex
spoken-sign-opening = Klammer auf
spoken-sign-closing = Klammer zu
spoken-sign-quote = Anführungszeichen
spoken-sign-apostrophe = Apostroph
spoken-sign-bullet = Mittelpunkt
spoken-sign-other = ein anderes Zeichen
# Der Punkt in einer Adresse im Netz.
spoken-dot = Punkt
# Vor einer Postleitzahl.
spoken-code = Postleitzahl

# Wie schnell die Stimme spricht.
spoken-rates = -60 -40 -20 0 20
