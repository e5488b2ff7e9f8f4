//! Files without a fault, small enough to be spoiled in one place at a time.

pub const KIOSK: &str = r#"[kiosk]
number = 7
district = "I"
languages = ["pl", "en"]
leave = "never"

[time]
idle_seconds = 180

[spool]
mode = "0640"
"#;

pub const SITE: &str = r#"city = { pl = "Miasto", en = "City" }
fresh_days = 90
home = ["centres", "services"]
attribution = { pl = "Miasto", en = "The city" }

[contact]
name = { pl = "Urząd", en = "Office" }
number = "12 345 67 89"
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
extension_words = ["wew"]

[privacy]
version = "1"
short = [{ pl = "Krótko", en = "In short" }]
full = [{ pl = "Długo", en = "In full" }]
checked = 2026-03-06
source = "Rejestr"

[[district]]
id = "I"
title = "Dzielnica I"

[[district]]
id = "II"
title = "Dzielnica II"

[[office]]
id = "mops"
name = { pl = "MOPS", en = "MOPS" }
checked = 2026-03-06
source = "Rejestr"
"#;

pub const CENTRES: &str = r#"[[centre]]
id = "cas-1"
name = "CAS Łączka"
district = "I"
operator = "Fundacja"
place = [{ address = "Długa 1", postcode = "31-000" }]
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
"#;

pub const SERVICE: &str = r#"id = "repair"
office = "mops"
title = { pl = "Naprawa", en = "Repair" }
summary = { pl = "Drobna naprawa", en = "A small repair" }

[phone]
name = { pl = "Naprawa", en = "Repair" }
number = "12 345 67 89"
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

pub const FILES: [(&str, &str); 4] = [
    ("kiosk.toml", KIOSK),
    ("content/site.toml", SITE),
    ("content/centres.toml", CENTRES),
    ("content/services/repair.toml", SERVICE),
];
