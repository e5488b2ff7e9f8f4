//! Files without a fault, small enough to be spoiled in one place at a time. Between them they have
//! every kind of record with every field that it can have.

pub const KIOSK: &str = r#"[kiosk]
number = 7
district = "I"
languages = ["pl", "en"]
leave = "never"
place = "Biblioteka"

[time]
idle_seconds = 180

[spool]
mode = "0640"
sealing = "none"
"#;

pub const SITE: &str = r#"city = { pl = "Miasto", en = "City" }
centres = { pl = "Centra", en = "Centres" }
fresh_days = 90
stale_days = 365
home = ["centres", "services"]
attribution = { pl = "Miasto", en = "The city" }

[contact]
name = { pl = "Urząd", en = "Office" }
number = "12 345 67 89"
hours = "7:30–15:30"
checked = 2026-03-06
source = "Rejestr"

[emergency]
name = { pl = "Pomoc", en = "Help" }
number = "112"
checked = 2026-03-06
source = "Rejestr"

[phone]
country_code = "48"
digits = 9
trunk_prefix = "0"
trunk_prefix_dialled = true
extension_words = ["wew"]

[numbers]
centres = 100
all-centres = 180
activities = 200
today = 220
services = 300
information = 400
search = 500
settings = 900

[privacy]
version = "1"
short = [{ pl = "Krótko", en = "In short" }]
full = [{ pl = "Długo", en = "In full" }]
checked = 2026-03-06
source = "Rejestr"

[response]
text = { pl = "Zadzwonimy za trzy dni", en = "We call within three days" }
checked = 2026-03-06
source = "Rejestr"

[holidays]
checked = 2026-03-06
source = "Ustawa"
day = [
  { easter = 1, name = { pl = "Poniedziałek Wielkanocny", en = "Easter Monday" } },
  { on = "12-24", since = 2025, name = { pl = "Wigilia", en = "Christmas Eve" } },
]

[[district]]
id = "I"
number = 181
title = "Dzielnica I"

[[district]]
id = "II"
title = "Dzielnica II"

[[group]]
id = "home"
number = 310
title = { pl = "W domu", en = "At home" }

[[group]]
id = "health"
title = { pl = "Zdrowie", en = "Health" }

[[office]]
id = "mops"
name = { pl = "MOPS", en = "MOPS" }
checked = 2026-03-06
source = "Rejestr"
sample = false

[[term]]
id = "year"
from = 2026-09-01
until = 2027-06-25
checked = 2026-03-06
source = "Rejestr"

[[break]]
id = "winter"
name = { pl = "Ferie", en = "Winter holidays" }
from = 2027-01-18
until = 2027-01-31
checked = 2026-03-06
source = "Rejestr"

[postal]
country = "PL"
region = "Małopolskie"
"#;

pub const CENTRES: &str = r#"[[centre]]
id = "cas-1"
number = 101
name = "CAS Łączka"
district = "I"
operator = "Fundacja"
place = [
  { address = "Długa 1", postcode = "31-000", note = "Wejście od podwórza" },
  { address = "Boczna 3", postcode = "31-000" },
]
phone = ["12 345 67 89 wew. 153"]
email = ["cas@example.org"]
checked = "2025-08"
source = "Rejestr"

[[centre]]
id = "cas-2"
name = "CAS Ćma"
district = "II"
operator = "Fundacja"
place = [{ address = "Krótka 2", postcode = "31-001" }]
checked = 2025-08-31
source = "Rejestr"

[[centre.about]]
label = { pl = "Zajęcia", en = "Activities" }
text = { pl = "Gry", en = "Games" }
checked = "undated"
source = "Strona centrum"

[centre.open]
hours = [{ at = "Mon–Fri 8:00–15:00", term = "year" }, { at = "Sat 9:00–12:00", from = 2026-11-01, until = 2026-12-31 }, "by-appointment"]
holidays = "closed"
checked = 2026-03-06
source = "Telefon"
"#;

pub const ACTIVITIES: &str = r#"[[kind]]
id = "english"
number = 201
title = { pl = "Angielski", en = "English" }
keywords = { pl = ["język"], en = ["language"] }

[[kind]]
id = "yoga"
title = { pl = "Joga", en = "Yoga" }

[[activity]]
id = "english-tue"
kind = "english"
centre = "cas-1"
place = 2
title = { pl = "Rozmowy", en = "Conversation" }
weekly = ["Tue 10:00–11:30", "Fri 9:00–10:00"]
from = 2026-09-01
until = 2027-06-30
not_on = [2026-12-29]
also_on = ["2026-12-05 10:00–11:30"]
cost = { pl = "10 zł", en = "10 zł" }
beginners = true
sign_up = false
keywords = { pl = ["mówić"], en = ["speak"] }
checked = 2026-03-06
source = "Plakat"

[[activity]]
id = "yoga-once"
kind = "yoga"
centre = "cas-2"
also_on = "2026-12-06 9:00-10:00"
checked = "2026-03"
source = "Plakat"

[[activity]]
id = "yoga-rare"
kind = "yoga"
centre = "cas-1" # at both of its places
weekly = { at = "Wed 9:00–10:00", every = 2, starting = 2026-10-07 }
monthly = ["first Mon 9:00–10:00", { at = "last Sun 9:00–10:00", place = 1 }]
term = "year"
breaks = ["winter"]
checked = 2026-03-07
source = "Plakat"
"#;

pub const NOTICES: &str = r#"[[notice]]
id = "holiday"
text = { pl = "Dziś zamknięte", en = "Closed today" }
from = 2026-12-24
until = 2026-12-26
closed = true
everywhere = true
checked = 2026-03-06
source = "Pismo"

[[notice]]
id = "repairs"
text = { pl = "Wejście od podwórza", en = "Entrance from the courtyard" }
from = 2026-11-01
until = 2026-11-30
centres = ["cas-1"]
services = ["repair"]
activities = ["english-tue"]
checked = 2026-03-06
source = "Pismo"
"#;

pub const ARTICLE: &str = r#"id = "fraud"
number = 405
title = { pl = "Oszuści", en = "Fraud" }
keywords = { pl = ["wnuczek"], en = ["fraud"] }

[[about]]
text = { pl = "Nie otwierać", en = "Do not open" }
checked = 2026-03-06
source = "Policja"

[[about]]
label = { pl = "A potem", en = "And then" }
text = { pl = "Zadzwonić", en = "Call" }
checked = 2026-03-06
source = "Policja"

[[line]]
name = "Policja"
number = "112"
hours = "always"
checked = 2026-03-06
source = "Policja"
"#;

/// A service that can be asked for, for those for whom it is.
pub const REPAIR: &str = r#"id = "repair"
number = 311
group = "home"
office = "mops"
title = { pl = "Naprawa", en = "Repair" }
summary = { pl = "Drobna naprawa", en = "A small repair" }
keywords = { pl = ["kran"], en = ["tap"] }

[[line]]
name = { pl = "Naprawa", en = "Repair" }
number = "12 345 67 89"
hours = ["Mon–Fri 8:00–15:00", "Sat 9:00–12:00"]
address = "Długa 1, 31-000 Miasto"
checked = "2018"
source = "Rejestr"

[[about]]
label = { pl = "Koszt", en = "Cost" }
text = { pl = "Bez opłat", en = "Free" }
checked = 2026-03-06
source = "Rejestr"

[[next]]
label = { pl = "Co dalej", en = "What next" }
text = { pl = "Ktoś zadzwoni", en = "Somebody calls" }
checked = 2026-03-06
source = "Rejestr"

[[eligibility.question]]
id = "age"
title = { pl = "Wiek?", en = "Age?" }
option = [
  { id = "under-60", label = { pl = "Mniej", en = "Less" } },
  { id = "over-60", label = { pl = "Więcej", en = "More" } },
]

[[eligibility.rule]]
when = { age = "under-60" }
outcome = "no"
reason = { pl = "Za wcześnie", en = "Too early" }
instead = [{ pl = "Można zadzwonić", en = "You can call" }]
services = ["talk"]

[[eligibility.rule]]
outcome = "yes"
reason = { pl = "Tak", en = "Yes" }

[[question]]
id = "phone"
kind = "phone"
title = { pl = "Telefon?", en = "Phone?" }
label = { pl = "Telefon", en = "Phone" }
why = { pl = "Żeby zadzwonić", en = "To call you" }
"#;

/// A service that can only be called.
pub const TALK: &str = r#"id = "talk"
group = "health"
title = { pl = "Rozmowa", en = "A talk" }
summary = { pl = "Ktoś wysłucha", en = "Somebody listens" }
see = ["care"]

[[about]]
label = { pl = "Kto", en = "Who" }
text = { pl = "Psycholog", en = "A psychologist" }
checked = 2026-03-06
source = "Rejestr"

[[line]]
name = { pl = "Telefon", en = "Phone line" }
number = "22 635 09 54"
checked = 2026-03-06
source = "Rejestr"

[open]
hours = "by-appointment"
checked = 2026-03-06
source = "Rejestr"
"#;

/// A service that can only be called, by those for whom it is.
pub const CARE: &str = r#"id = "care"
group = "health"
title = { pl = "Opieka", en = "Care" }
summary = { pl = "Opieka w dzień", en = "Care during the day" }

[[about]]
label = { pl = "Gdzie", en = "Where" }
text = { pl = "W domu", en = "At home" }
checked = 2026-03-06
source = "Rejestr"

[[line]]
name = { pl = "Opieka", en = "Care" }
number = "12 345 67 80"
checked = 2026-03-06
source = "Rejestr"

[[eligibility.question]]
id = "city"
title = { pl = "Czy tu?", en = "Here?" }
option = [
  { id = "yes", label = { pl = "Tak", en = "Yes" } },
  { id = "no", label = { pl = "Nie", en = "No" } },
]

[[eligibility.question]]
id = "alone"
title = { pl = "Czy samotnie?", en = "Alone?" }
option = [
  { id = "yes", label = { pl = "Tak", en = "Yes" } },
  { id = "no", label = { pl = "Nie", en = "No" } },
]

[[eligibility.rule]]
when = { city = ["no"] }
outcome = "no"
reason = { pl = "Tylko tu", en = "Only here" }

[[eligibility.rule]]
when = { alone = "yes" }
outcome = "yes"
reason = { pl = "Tak", en = "Yes" }

[[eligibility.rule]]
outcome = "call"
reason = { pl = "Nie wiemy", en = "We do not know" }
"#;

/// The form on the cards of centres.
pub const CALL: &str = r#"id = "call"
for = "centre"
office = "mops"
title = { pl = "Proszę o telefon", en = "Ask for a call" }
summary = { pl = "Centrum zadzwoni", en = "The centre calls" }

[[line]]
name = { pl = "Urząd", en = "Office" }
number = "12 345 67 89"
checked = 2026-03-06
source = "Rejestr"

[[next]]
label = { pl = "Co dalej", en = "What next" }
text = { pl = "Ktoś zadzwoni", en = "Somebody calls" }
checked = 2026-03-06
source = "Rejestr"

[[question]]
id = "phone"
kind = "phone"
title = { pl = "Telefon?", en = "Phone?" }
label = { pl = "Telefon", en = "Phone" }
why = { pl = "Żeby zadzwonić", en = "To call you" }
"#;

/// The form on the cards of meetings. It asks every kind of question.
pub const JOIN: &str = r#"id = "join"
for = "activity"
office = "mops"
title = { pl = "Chcę przyjść", en = "I want to come" }
summary = { pl = "Centrum zadzwoni", en = "The centre calls" }

[[line]]
name = { pl = "Urząd", en = "Office" }
number = "12 345 67 89"
checked = 2026-03-06
source = "Rejestr"

[[next]]
label = { pl = "Co dalej", en = "What next" }
text = { pl = "Ktoś zadzwoni", en = "Somebody calls" }
checked = 2026-03-06
source = "Rejestr"

[[question]]
id = "name"
kind = "name"
title = { pl = "Nazwisko?", en = "Name?" }
label = { pl = "Nazwisko", en = "Name" }
why = { pl = "Żeby wiedzieć", en = "To know" }

[[question]]
id = "phone"
kind = "phone"
title = { pl = "Telefon?", en = "Phone?" }
label = { pl = "Telefon", en = "Phone" }
why = { pl = "Żeby zadzwonić", en = "To call you" }

[[question]]
id = "street"
kind = "street"
title = { pl = "Ulica?", en = "Street?" }
label = { pl = "Ulica", en = "Street" }
why = { pl = "Żeby trafić", en = "To find you" }

[[question]]
id = "house"
kind = "house"
title = { pl = "Dom?", en = "House?" }
label = { pl = "Dom", en = "House" }
why = { pl = "Żeby trafić", en = "To find you" }

[[question]]
id = "short"
kind = "short"
title = { pl = "Piętro?", en = "Floor?" }
label = { pl = "Piętro", en = "Floor" }
why = { pl = "Żeby trafić", en = "To find you" }

[[question]]
id = "words"
kind = "words"
optional = true
title = { pl = "Co jeszcze?", en = "What else?" }
label = { pl = "Uwagi", en = "Remarks" }
why = { pl = "Żeby wiedzieć", en = "To know" }

[[question]]
id = "age"
kind = "age"
title = { pl = "Wiek?", en = "Age?" }
label = { pl = "Wiek", en = "Age" }
why = { pl = "Żeby wiedzieć", en = "To know" }

[[question]]
id = "way"
kind = "choice"
title = { pl = "Jak?", en = "How?" }
label = { pl = "Droga", en = "Way" }
why = { pl = "Żeby wiedzieć", en = "To know" }
option = [
  { id = "tram", label = { pl = "Tramwaj", en = "Tram" } },
  { id = "bus", label = { pl = "Autobus", en = "Bus" } },
]

[[question]]
id = "days"
kind = "choices"
title = { pl = "Kiedy?", en = "When?" }
label = { pl = "Dni", en = "Days" }
why = { pl = "Żeby wiedzieć", en = "To know" }
option = [
  { id = "mon", label = { pl = "Poniedziałek", en = "Monday" } },
  { id = "tue", label = { pl = "Wtorek", en = "Tuesday" } },
]

[[question]]
id = "first-time"
kind = "yes-no"
title = { pl = "Pierwszy raz?", en = "First time?" }
label = { pl = "Pierwszy raz", en = "First time" }
why = { pl = "Żeby przywitać", en = "To welcome you" }

[[question]]
id = "call-time"
kind = "part-of-day"
title = { pl = "Kiedy dzwonić?", en = "When to call?" }
label = { pl = "Kiedy dzwonić", en = "When to call" }
why = { pl = "Żeby zadzwonić", en = "To call you" }

[[question]]
id = "day"
kind = "date"
title = { pl = "Którego dnia?", en = "Which day?" }
label = { pl = "Dzień", en = "Day" }
why = { pl = "Żeby wiedzieć", en = "To know" }

[[question]]
id = "helped-by"
kind = "helped-by"
title = { pl = "Kto wypełnia?", en = "Who fills this in?" }
label = { pl = "Kto wypełnia", en = "Filled in by" }
why = { pl = "Żeby wiedzieć", en = "To know" }

[[question]]
id = "call-instead"
kind = "call-instead"
when = { helped-by = ["family", "other"] }
title = { pl = "Do kogo dzwonić?", en = "Whom to call?" }
label = { pl = "Do kogo", en = "Whom" }
why = { pl = "Żeby zadzwonić", en = "To call" }
"#;

pub const FILES: [(&str, &str); 11] = [
    ("kiosk.toml", KIOSK),
    ("content/site.toml", SITE),
    ("content/centres.toml", CENTRES),
    ("content/activities.toml", ACTIVITIES),
    ("content/notices.toml", NOTICES),
    ("content/articles/fraud.toml", ARTICLE),
    ("content/services/call.toml", CALL),
    ("content/services/care.toml", CARE),
    ("content/services/join.toml", JOIN),
    ("content/services/repair.toml", REPAIR),
    ("content/services/talk.toml", TALK),
];
