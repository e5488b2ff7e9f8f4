//! The texts for visitors, as they are shipped: short sentences, words that blame nobody, the same
//! facts in every language.
//!
//! All of them are looked at, because they are found by their form: whatever stands in the content once
//! for each language, and every message of the locales, said with every value that one of its variants
//! is for. What stands in the content once for all languages is a name, an address or an id.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cas_kiosk::fault::Source;
use cas_kiosk::locale::{Value, required_of};
use cas_kiosk::text::Text;

use crate::project::root;
use crate::spoken::not_heard;
use crate::visitor::{language, shipped};

/// The most words of a sentence.
const WORDS_MAX: usize = 20;
/// The most words of a sentence on average.
const MEAN_WORDS_MAX: usize = 12;

/// A full stop after one of these ends no sentence.
const ABBREVIATIONS: &str = "\
    al. dr. e.g. ext. gen. im. np. os. pl. św. tel. ul. wew. \
    бул. вул. ім. напр. просп. св. тел.";
/// Lists of letters or words, which nobody reads as a sentence.
const LISTS: [&str; 5] = [
    "age-words",
    "picker-letters",
    "picker-letters-frequent",
    "picker-signs",
    "search-passed-over",
];
/// The messages that no visitor reads: rules for the voice.
const RULES: &str = "spoken-";
/// The keys of the content under which a name stands: of a phone line, an office, a holiday.
const NAME: &str = "name";
/// The keys of the content whose texts are whole sentences: the date of a fact may follow them.
const SENTENCES: [&str; 6] = ["text", "reason", "instead", "why", "short", "full"];
/// Numbers for the variables of messages: every plural form, every day of a week, every month.
const NUMBERS: RangeInclusive<i64> = 0..=12;
/// A word for the variables of messages.
const WORD: &str = "x";

/// Beginnings of words that tell people they are at fault, or speak like a machine.
const UNKIND: &str = "\
    nieprawidłow niepoprawn niewłaściw błąd błęd zabronion przepraszam \
    invalid incorrect wrong error illegal forbidden failed sorry oops \
    недійсн неправильн невірн помилк помилив заборонен";
/// Several words that do the same.
const UNKIND_WORDS: [&str; 3] = ["zły format", "wrong format", "хибний формат"];

/// Words for places on a screen.
const PLACES: &str = "\
    niżej poniżej wyżej powyżej powyższa powyższe \
    below above beneath \
    нижче вище";

/// Polish words that are said to a friend, not to a visitor.
const FAMILIAR: &str = "\
    ty ciebie tobie tobą cię twój twoja twoje twojego twojej twoją twoim twoich \
    masz możesz musisz chcesz jesteś wiesz znasz mieszkasz potrzebujesz szukasz \
    wpisz napisz zapisz naciśnij wciśnij wybierz kliknij zadzwoń zapytaj poproś podaj sprawdź \
    przejdź wróć wyślij usuń popraw zacznij zakończ spróbuj poczekaj pamiętaj zobacz otwórz \
    zamknij użyj przeczytaj";
/// What a key of the letter picker does, not what a visitor is told to do.
const KEYS: [&str; 1] = ["picker-delete"];
/// Endings of Polish verbs that say "you did", to a man or to a woman.
const YOU_DID: [&str; 4] = ["łeś", "łaś", "łbyś", "łabyś"];
/// "You" to a man or a woman whom one does not know, as the subject of a sentence.
const YOU: &str = "Pan/Pani";
/// The ways to say it to one of the two only, or to several.
const ONE_SIDED: [&str; 8] = [
    "Pan", "Pani", "Pana", "Panu", "Panią", "Panem", "Państwo", "Państwa",
];

/// Russian letters that Ukrainian does not have.
const NOT_UKRAINIAN: &str = "ыэъё";
/// What is told to those who speak Ukrainian only: how a number of Ukraine begins.
const ONLY_UKRAINIAN: &str = "+380";

/// A text for visitors.
#[derive(Clone, Debug)]
struct Told {
    /// The file and the way to the text in it.
    place: String,
    /// The tag of its language.
    tag: String,
    words: String,
}

/// The values for the variables of a message.
type Args<'a> = Vec<(&'a str, Value<'a>)>;

/// A text of the content.
struct Entry {
    place: String,
    leaf: Leaf,
}

enum Leaf {
    /// By the tags of languages.
    Localized(BTreeMap<String, String>),
    Plain(String),
}

/// A sentence, or a label that has no full stop.
#[derive(Debug, PartialEq, Eq)]
struct Sentence {
    text: String,
    words: usize,
    /// Whether a mark ends it. A label is none, and would only make the mean look better.
    is_whole: bool,
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({}): {}", self.place, self.tag, self.words)
    }
}

fn tags() -> Vec<String> {
    let languages = &shipped().config.languages;
    languages.iter().map(|it| it.tag().to_owned()).collect()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every text of the content.
fn content() -> Vec<Entry> {
    let manifest = root();
    let tags = tags();
    let mut entries = Vec::new();
    for path in files(&manifest.join("content"), "toml") {
        let table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let place = path.strip_prefix(manifest).unwrap().display().to_string();
        walk(&place, &toml::Value::Table(table), &tags, &mut entries);
    }
    assert!(entries.len() > 1000, "the texts were not found");
    entries
}

fn walk(place: &str, value: &toml::Value, tags: &[String], entries: &mut Vec<Entry>) {
    match value {
        toml::Value::String(words) => entries.push(Entry {
            place: place.to_owned(),
            leaf: Leaf::Plain(words.clone()),
        }),
        toml::Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                walk(&format!("{place}.{}", index + 1), value, tags, entries);
            }
        }
        toml::Value::Table(table) => match localized(table, tags) {
            Some(texts) => entries.push(Entry {
                place: place.to_owned(),
                leaf: Leaf::Localized(texts),
            }),
            None => {
                for (key, value) in table {
                    walk(&format!("{place}.{key}"), value, tags, entries);
                }
            }
        },
        _ => {}
    }
}

/// The texts of a table that has nothing but texts, under nothing but languages.
fn localized(table: &toml::Table, tags: &[String]) -> Option<BTreeMap<String, String>> {
    let text = |(tag, value): (&String, &toml::Value)| {
        let is_text = tags.contains(tag).then(|| value.as_str()).flatten();
        is_text.map(|words| (tag.clone(), words.to_owned()))
    };
    let texts: Option<BTreeMap<_, _>> = table.iter().map(text).collect();
    texts.filter(|texts| !texts.is_empty())
}

/// Every text of the content that stands there once for each language.
fn told_by_content() -> Vec<Told> {
    let mut told = Vec::new();
    for Entry { place, leaf } in content() {
        if let Leaf::Localized(texts) = leaf {
            told.extend(texts.into_iter().map(|(tag, words)| Told {
                place: place.clone(),
                tag,
                words,
            }));
        }
    }
    told
}

/// Every text of the content that stands there once for all languages, and every id.
fn plain() -> Vec<Told> {
    let entries = content().into_iter();
    let plain = entries.filter_map(|entry| match entry.leaf {
        Leaf::Plain(words) => Some(Told {
            place: entry.place,
            tag: "-".to_owned(),
            words,
        }),
        Leaf::Localized(_) => None,
    });
    plain.collect()
}

/// Every message of the locales, as often as it says something else.
fn told_by_locales() -> Vec<Told> {
    let setup = shipped();
    let mut told = Vec::new();
    for tag in tags() {
        let folder = root().join("locales");
        for path in files(&folder.join(&tag), "ftl") {
            let text = fs::read_to_string(&path).unwrap();
            let words = sample_words(&text);
            let source = Source::new("ftl", &text);
            for (id, variables) in required_of(&[source]) {
                if id.starts_with(RULES) {
                    continue;
                }
                let args = args(&variables, &words);
                let said = |args: &Args| setup.locales.say(language(&tag), &id, args).words;
                let said: BTreeSet<String> = args.iter().map(said).collect();
                told.extend(said.into_iter().map(|words| Told {
                    place: format!("locales.{id}"),
                    tag: tag.clone(),
                    words,
                }));
            }
        }
    }
    assert!(told.len() > 500, "the messages were not found");
    told
}

/// A word, and every word that a variant is for.
fn sample_words(ftl: &str) -> Vec<&str> {
    let lines = ftl
        .lines()
        .map(|line| line.trim().trim_start_matches('*').strip_prefix('['));
    let keys = lines.flatten().filter_map(|rest| rest.split_once(']'));
    let keys: BTreeSet<&str> = keys.map(|(key, _)| key).collect();
    let keys = keys.into_iter().filter(|key| key.parse::<i64>().is_err());
    keys.chain([WORD]).collect()
}

/// Values for the variables of a message: numbers for all of them, and then a word for one.
fn args<'a>(variables: &'a BTreeSet<String>, words: &[&'a str]) -> Vec<Args<'a>> {
    let names = || variables.iter().map(String::as_str);
    let numbers = |number| -> Args<'a> { names().map(|it| (it, Value::Number(number))).collect() };
    let mut all = vec![numbers(0)];
    for number in NUMBERS.filter(|_| !variables.is_empty()) {
        all.push(numbers(number));
        for at in 0..variables.len() {
            all.extend(words.iter().map(|word| {
                let mut args = numbers(number);
                args[at].1 = Value::Words(word);
                args
            }));
        }
    }
    all
}

fn everything_told() -> impl Iterator<Item = &'static Told> {
    static TOLD: LazyLock<Vec<Told>> =
        LazyLock::new(|| [told_by_content(), told_by_locales()].concat());
    TOLD.iter()
}

/// The last part of the way to a text that is no number in a list: its key, or the id of its message.
fn key(place: &str) -> &str {
    let mut parts = place.rsplit('.');
    let is_index = |part: &&str| part.parse::<usize>().is_ok();
    parts.find(|part| !is_index(part)).unwrap_or_default()
}

/// A text is cut after a full stop, a question or exclamation mark or an ellipsis before a space,
/// unless the full stop belongs to an abbreviation, or to a number, after which a small letter follows:
/// "po 60. roku życia".
fn sentences(text: &str) -> Vec<Sentence> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let ends = ends_sentence(tokens[at], tokens.get(at + 1).copied());
        if ends || at + 1 == tokens.len() {
            sentences.push(Sentence {
                text: tokens[start..=at].join(" "),
                words: count(&tokens[start..=at]),
                is_whole: ends,
            });
            start = at + 1;
        }
    }
    sentences
}

fn ends_sentence(token: &str, next: Option<&str>) -> bool {
    let token = token.trim_end_matches(['”', '»', ')']);
    let goes_on = next.is_some_and(|next| next.starts_with(char::is_lowercase));
    let opening = |c: char| !c.is_alphanumeric();
    let small = token.trim_start_matches(opening).to_lowercase();
    let is_short = ABBREVIATIONS.split_whitespace().any(|it| it == small);
    token.ends_with(['!', '?', '…']) || token.ends_with('.') && !goes_on && !is_short
}

/// Words are what has a letter or a digit. A name in quotation marks counts as one, and so does a
/// number in groups: 12 616 54 27.
fn count(tokens: &[&str]) -> usize {
    let mut words = 0;
    let (mut in_quotes, mut after_number) = (false, false);
    for token in tokens {
        let is_word = token.contains(char::is_alphanumeric);
        let is_number = is_word && !token.contains(char::is_alphabetic);
        if is_word && !in_quotes && !(is_number && after_number) {
            words += 1;
        }
        in_quotes = (in_quotes || token.contains(['„', '“', '«'])) && !token.contains(['”', '»']);
        after_number = is_number;
    }
    words
}

/// What is too long among the texts of one language, one line each.
fn too_long(told: &[&Told]) -> Vec<String> {
    let is_counted = |told: &&Told| key(&told.place) != NAME && !LISTS.contains(&key(&told.place));
    let counted = told.iter().copied().filter(is_counted);
    let cut = |told: &Told| {
        let sentences = sentences(&told.words).into_iter();
        let line = |it: &Sentence| format!("{} words in {}: {}", it.words, told.place, it.text);
        let told = sentences.map(|sentence| (line(&sentence), sentence));
        told.collect::<Vec<_>>()
    };
    let mut fullest = BTreeMap::new();
    let mut found = Vec::new();
    for told in counted {
        let sentences = cut(told);
        let is_long = |(_, sentence): &&(String, Sentence)| sentence.words > WORDS_MAX;
        found.extend(sentences.iter().filter(is_long).map(|it| it.0.clone()));
        // A message counts once for the mean, however many things it can say.
        let words: usize = sentences.iter().map(|it| it.1.words).sum();
        let other = fullest.get(&told.place).map_or(0, |(words, _)| *words);
        if words >= other {
            fullest.insert(&told.place, (words, sentences));
        }
    }
    let whole = fullest.into_values().flat_map(|(_, sentences)| sentences);
    let whole: Vec<_> = whole.filter(|(_, sentence)| sentence.is_whole).collect();
    let words: usize = whole.iter().map(|(_, sentence)| sentence.words).sum();
    if words > MEAN_WORDS_MAX * whole.len() {
        found.push(format!(
            "{words} words in {} sentences, too many on average",
            whole.len()
        ));
        let is_above = |(_, sentence): &&(String, Sentence)| sentence.words > MEAN_WORDS_MAX;
        found.extend(whole.iter().filter(is_above).map(|it| it.0.clone()));
    }
    found
}

/// The words of a text in small letters, without punctuation at their ends.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Fails with the texts in which something was found, one line each.
fn refuse<'t>(found: impl Iterator<Item = (&'t Told, String)>) {
    let lines = found.map(|(told, what)| format!("{what:?} in {told}"));
    let lines: Vec<_> = lines.collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

fn in_language(tag: &str) -> impl Iterator<Item = &'static Told> {
    everything_told().filter(move |told| told.tag == tag)
}

#[test]
fn sentences_are_cut_and_their_words_counted_as_people_do() {
    let twenty = format!("{}.", ["słowo"; 20].join(" "));
    let cases: [(&str, &[usize]); 18] = [
        ("", &[]),
        ("Telefon", &[1]),
        ("Proszę zadzwonić. Proszę zapytać!", &[2, 2]),
        ("Czy to tu? Tak… Dalej", &[3, 1, 1]),
        ("Ul. Długa 4, os. Zielone 5.", &[6]),
        ("Вул. Довга 4. Тел. 12.", &[3, 2]),
        ("Na przykład, np. kran. Także tel. do domu.", &[4, 4]),
        ("Dla osób po 60. roku życia.", &[6]),
        ("Lat ma 60. Roku nie znamy.", &[3, 3]),
        ("Telefon: 12 616 54 27, codziennie 7:30–15:30.", &[4]),
        ("Od 7:30 do 15:30.", &[4]),
        ("Miasto ma 15 816 583 zł.", &[4]),
        ("Fundacja „Nie Dzieli Nas Wiek” działa.", &[3]),
        ("The “Projekt Starsi” line, «Projekt Starsi» line.", &[5]),
        ("Strona gov.pl jest w sieci (gov.pl).", &[6]),
        ("Добрий день – це вітання.", &[4]),
        ("Wracam: <, Pomoc: ?, Kończę: !", &[3]),
        (&twenty, &[20]),
    ];
    for (text, expected) in cases {
        let counts = sentences(text)
            .iter()
            .map(|it| it.words)
            .collect::<Vec<_>>();
        assert_eq!(counts, expected, "{text}");
    }
}

#[test]
fn only_what_a_mark_ends_is_a_whole_sentence() {
    let whole = |text: &str| {
        sentences(text)
            .iter()
            .map(|it| it.is_whole)
            .collect::<Vec<_>>()
    };
    assert_eq!(whole("Jest: „Kończę.” Telefon"), [true, false]);
    assert_eq!(whole("Jest ul."), [false]);
}

/// A text of sentences of so many words each.
fn told_of(lengths: &[usize]) -> Told {
    let sentence = |length: &usize| format!("S{}.", " s".repeat(length - 1));
    let sentences: Vec<_> = lengths.iter().map(sentence).collect();
    Told {
        place: "here.text".to_owned(),
        tag: "pl".to_owned(),
        words: sentences.join(" "),
    }
}

#[test]
fn a_sentence_of_twenty_words_is_short_enough_and_one_of_twenty_one_is_not() {
    assert_eq!(too_long(&[&told_of(&[20, 1])]), Vec::<String>::new());
    let found = too_long(&[&told_of(&[21, 1])]);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("21 words in here.text: S s"),
        "{found:?}"
    );
}

#[test]
fn twelve_words_on_average_are_few_enough_and_one_more_word_is_not() {
    assert_eq!(too_long(&[&told_of(&[12, 11, 13])]), Vec::<String>::new());
    let found = too_long(&[&told_of(&[12, 12, 13])]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("37 words in 3 sentences"), "{found:?}");
}

#[test]
fn a_name_may_have_any_number_of_words() {
    let mut told = told_of(&[21]);
    told.place = "content/site.toml.office.1.name".to_owned();
    assert_eq!(too_long(&[&told]), Vec::<String>::new());
}

#[test]
fn every_sentence_is_short_in_every_language() {
    for tag in tags() {
        let told: Vec<&Told> = in_language(&tag).collect();
        let found = too_long(&told);
        assert!(found.is_empty(), "{tag}\n{}\n", found.join("\n"));
    }
}

#[test]
fn no_text_blames_anybody() {
    refuse(everything_told().filter_map(|told| {
        let text = told.words.to_lowercase();
        let word = words(&told.words).find_map(|word| {
            let mut unkind = UNKIND.split_whitespace();
            unkind.find(|beginning| word.starts_with(beginning))
        });
        let mut several = UNKIND_WORDS.into_iter();
        let found = word.or(several.find(|several| text.contains(several)))?;
        Some((told, found.to_owned()))
    }));
}

/// By ear and by lines there is no below.
#[test]
fn no_text_tells_where_on_the_screen_something_stands() {
    refuse(everything_told().filter_map(|told| {
        let place =
            words(&told.words).find(|word| PLACES.split_whitespace().any(|it| it == word))?;
        Some((told, place))
    }));
}

#[test]
fn polish_speaks_to_a_stranger_man_or_woman() {
    let told = in_language("pl").filter(|told| !KEYS.contains(&key(&told.place)));
    refuse(told.filter_map(|told| {
        let is_familiar = |word: &String| {
            let mut familiar = FAMILIAR.split_whitespace();
            familiar.any(|it| it == word) || YOU_DID.iter().any(|end| word.ends_with(end))
        };
        let found = words(&told.words).find(is_familiar);
        let found = found.or_else(|| one_sided(&told.words))?;
        Some((told, found))
    }));
}

/// What is said to a man only or to a woman only: "Pani" by itself, "Pan/Pani wpisał", "wpisał(a)".
fn one_sided(text: &str) -> Option<String> {
    let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = text.split_whitespace().map(trimmed).collect();
    let is_you = |word: &String| word == YOU;
    let is_past = |word: &String| word.ends_with('ł') || word.ends_with("ła");
    let alone = words.iter().find(|word| ONE_SIDED.contains(&word.as_str()));
    let past = words.windows(2).find(|pair| {
        is_you(&pair[0]) && is_past(&pair[1]) || is_past(&pair[0]) && is_you(&pair[1])
    });
    let both = text.contains("(a)").then(|| "(a)".to_owned());
    alone.cloned().or(past.map(|pair| pair.join(" "))).or(both)
}

#[test]
fn what_is_said_to_one_of_two_is_noticed() {
    let cases = [
        ("Czy Pan/Pani tu jest?", None),
        ("Czy Pani tu jest?", Some("Pani")),
        ("Żeby ktoś Pana/Panią przywitał.", None),
        ("Gdy Pan/Pani wpisał numer.", Some("Pan/Pani wpisał")),
        ("Co napisała Pan/Pani tutaj?", Some("napisała Pan/Pani")),
        ("Wpisał(a) numer.", Some("(a)")),
        ("Święto Najświętszej Maryi Panny", None),
    ];
    for (text, expected) in cases {
        assert_eq!(one_sided(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn ukrainian_has_no_russian_letters() {
    refuse(in_language("uk").filter_map(|told| {
        let text = told.words.to_lowercase();
        let found = text
            .chars()
            .find(|letter| NOT_UKRAINIAN.contains(*letter))?;
        Some((told, found.to_string()))
    }));
}

#[test]
fn quotation_marks_dashes_and_spaces_are_those_of_print() {
    let typed = ["\"", "'", "  ", " - ", "--", "...", " ,", " ."];
    let plain = plain();
    // The letters and signs of the picker stand one by one, with spaces between them.
    let told = everything_told().filter(|told| !LISTS.contains(&key(&told.place)));
    let told: Vec<&Told> = told.collect();
    refuse(told.into_iter().chain(&plain).filter_map(|told| {
        let found = typed.iter().find(|typed| told.words.contains(**typed))?;
        Some((told, (*found).to_owned()))
    }));
}

#[test]
fn no_word_has_letters_of_two_alphabets() {
    let is_latin = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | 'À'..='ɏ');
    let is_cyrillic = |c: char| matches!(c, 'Ѐ'..='ӿ');
    let is_mixed = |word: &&str| word.contains(is_latin) && word.contains(is_cyrillic);
    refuse(everything_told().filter_map(|told| {
        let mut words = told.words.split(|c: char| !c.is_alphabetic());
        let found = words.find(is_mixed)?.to_owned();
        Some((told, found))
    }));
}

#[test]
fn whatever_a_date_may_follow_is_a_whole_sentence() {
    let told = everything_told().filter(|told| SENTENCES.contains(&key(&told.place)));
    refuse(told.filter_map(|told| {
        let last = sentences(&told.words).pop()?;
        (!last.is_whole).then_some((told, last.text))
    }));
}

/// The digits of a text, however they are grouped and wherever they stand.
fn digits(text: &str) -> Vec<char> {
    let text = text.replace(ONLY_UKRAINIAN, "");
    let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}

#[test]
fn every_text_is_there_in_every_language_with_the_same_digits() {
    let tags = tags();
    let mut wrong = Vec::new();
    for Entry { place, leaf } in content() {
        let Leaf::Localized(texts) = leaf else {
            continue;
        };
        let told: BTreeSet<_> = texts.values().map(|text| digits(text)).collect();
        // The name of a district is a Polish one, and only other letters need it again.
        let is_name = place.contains("district.");
        if (texts.len() != tags.len() && !is_name) || told.len() != 1 {
            wrong.push(format!("{place}: {texts:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_voice_has_words_for_every_text() {
    let setup = shipped();
    let first = tags()[0].clone();
    let plain = plain().into_iter().map(|told| Told {
        tag: first.clone(),
        ..told
    });
    for told in everything_told().cloned().chain(plain) {
        let text = Text::new(language(&told.tag), told.words.as_str());
        let said = setup.locales.spoken(&text).words;
        assert_eq!(not_heard(&said), None, "{said:?} of {told}");
        assert_eq!(said.is_empty(), told.words.is_empty(), "{told}");
    }
}
