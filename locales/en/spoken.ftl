### The spoken form of abbreviations, numbers and signs on the screen.
### The left side is written, the right side is heard. Nobody reads the right side, so it may be long.

## Abbreviations, and signs in a text

# A star stands for any letters and digits, a hash for any digits, a caret for a Roman number. The full stop of an
# abbreviation belongs to it only if something follows: at the end of a text it ends a sentence.
spoken-phrases =
    PRACTICE = practice
    PRACTICE · = practice,
    · = , or
    e.g = for example
    i.e = that is
    etc = and so on
    ext. = , extension
    wew. = , extension
    tel. = telephone
    no. # = number #
    approx. = about
    St. = Saint
    Dr = Doctor
    Dr. = Doctor
    Mr. = Mister
    Mr = Mister
    Mrs. = Missis
    Mrs = Missis
    ul. = ulitsa
    os. = oshedleh
    al. = aleya
    he/she = he or she
    złoty = zloty
    Daszyńskiego = Dashinskiego
    # zł = # zlotys
    1 zł = 1 zloty
    zł = zlotys
    24/7 = day and night
    Mon–Fri = Monday to Friday
    Mon-Fri = Monday to Friday
    CAS = cas
    MOPS = mops
    PASIOS = passios
    UJ = U J
    LII = 52
    ↑↓ = arrows up and down:
    ←→ = arrows left and right:
    ←↑↓→ = the arrows:
    ← = left arrow
    → = right arrow
    ↑ = up arrow
    ↓ = down arrow
    Esc = escape
    F2 = F 2
    F3 = F 3
    F4 = F 4
    F5 = F 5
    F6 = F 6
    F10 = F 10
    krakow = Krakov
    Kraków = Krakov
    Krakowie = Krakov
    otwartedane = otvarteh dahneh
    dlaseniora = duh lah senyora
    © = copyright

## Numbers

# The numbers from one on, in the form that the words beside them ask for: # is a number up to 99, #### a year,
# ^ a Roman number. One word may stand before it and one after it.
spoken-numbers =
    Paul ^, John ^, Casimir ^, Sigismund ^, Stephen ^, Pius ^ = the first, the second, the third, the fourth, the fifth, the sixth, the seventh, the eighth, the ninth, the tenth, the eleventh, the twelfth, the thirteenth, the fourteenth, the fifteenth, the sixteenth, the seventeenth, the eighteenth, the nineteenth, the twentieth
    District ^ = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty

## Letters

# Letters of other alphabets, for a name that somebody typed in Ukrainian or Polish.
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
    ł = w
    ą = on
    ę = en
    ć = ch
    ń = n
    ó = oo
    ś = sh
    ź = zh
    ż = zh
    sz = sh
    cz = ch

# Letters whose names the voice does not know, or says oddly.
spoken-letter-names =
    ą = a with a tail
    ć = c with an accent
    ę = e with a tail
    ł = l with a stroke
    ń = n with an accent
    ó = o with an accent
    ś = s with an accent
    ź = z with an accent
    ż = z with a dot

## Hours, days and months

# The hours from midnight on, after these words. Three dots stand for all other places.
spoken-hours =
    … = at 12 # at night, at 1 # am, at 2 # am, at 3 # am, at 4 # am, at 5 # am, at 6 # am, at 7, at 8, at 9, at 10, at 11, at 12 #, at 1 # pm, at 2 # pm, at 3 # pm, at 4 # pm, at 5 # pm, at 6 # pm, at 7 # pm, at 8 # pm, at 9 # pm, at 10 # pm, at 11 # pm
    from to at until till by between and before after about around = 12 # at night, 1 # am, 2 # am, 3 # am, 4 # am, 5 # am, 6 # am, 7, 8, 9, 10, 11, 12 #, 1 # pm, 2 # pm, 3 # pm, 4 # pm, 5 # pm, 6 # pm, 7 # pm, 8 # pm, 9 # pm, 10 # pm, 11 # pm
spoken-minutes =
    0 1, 0 2, 0 3, 0 4, 0 5, 0 6, 0 7, 0 8, 0 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
    45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59
spoken-days =
    first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh,
    twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth,
    nineteenth, twentieth, twenty-first, twenty-second, twenty-third, twenty-fourth,
    twenty-fifth, twenty-sixth, twenty-seventh, twenty-eighth, twenty-ninth, thirtieth,
    thirty-first
spoken-months =
    January, February, March, April, May, June, July, August, September, October, November,
    December

## Phrases

spoken-range = { $from } to { $to }
spoken-times = from { $from } to { $to }
spoken-date = the { $day } of { $month }
spoken-house = { $house } stroke { $flat }
spoken-either = { $one } or { $other }

## Names of signs

spoken-sign-dot = full stop
spoken-sign-comma = comma
spoken-sign-colon = colon
spoken-sign-semicolon = semicolon
spoken-sign-question = question mark
spoken-sign-exclamation = exclamation mark
spoken-sign-ellipsis = three dots
spoken-sign-dash = dash
spoken-sign-underscore = underscore
spoken-sign-slash = slash
spoken-sign-backslash = backslash
spoken-sign-bar = vertical bar
spoken-sign-at = at
spoken-sign-and = and
spoken-sign-hash = hash
spoken-sign-star = star
spoken-sign-plus = plus
spoken-sign-equals = equals
spoken-sign-less = less-than sign
spoken-sign-greater = greater-than sign
spoken-sign-percent = percent
spoken-sign-number = number
spoken-sign-degrees = degrees
spoken-sign-paragraph = paragraph
spoken-sign-dollar = dollar
spoken-sign-euro = euro
spoken-sign-tilde = tilde
spoken-sign-caret = caret
spoken-sign-opening = opening bracket
spoken-sign-closing = closing bracket
spoken-sign-quote = quotation mark
spoken-sign-apostrophe = apostrophe
spoken-sign-bullet = middle dot
spoken-sign-other = another sign
# The full stop in a web address.
spoken-dot = dot
# Before a post code.
spoken-code = post code

# The speeds of the voice, from the slowest: 120, 143, 166, 189 and 211 words a minute (eSpeak NG 1.52).
spoken-rates = -80 -60 -40 -20 -3
