//! Each request goes to whoever receives it: the name of its file says who that is, and nobody else opens it.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::{Command, Output};

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use cas_kiosk::config::Sealing;
use cas_kiosk::receiver::Receiver;
use cas_kiosk::request::Request;
use cas_kiosk::setup::{self, Setup};
use tempfile::TempDir;

use crate::check::lines;
use crate::cli::{ANSWERS, kiosk, run};
use crate::project::{OFFICE, kiosk_folder, root};
use crate::visitor::{Visitor, kept, shipped};

/// The lines of somebody who asks the first centre for a call. What else stands on its card comes first.
fn call_from_first() -> String {
    call_from(101, 2)
}

/// The lines of somebody who asks the second centre for a call.
fn call_from_second() -> String {
    call_from(102, 1)
}

fn call_from(number: u16, line: u8) -> String {
    format!("1\n{number}\n{line}\n1\n1\nHalina\n605918274\n\n1\n1\n1\n")
}

/// The lines of somebody who asks for the handyman.
fn handyman() -> String {
    format!("1\n{ANSWERS}")
}

/// A city with a kiosk, and whoever receives its requests.
struct City {
    folder: TempDir,
    keys: Vec<(&'static str, Identity)>,
}

impl City {
    /// A city whose kiosk has these lines under `[spool]`, where these offices and centres have a key.
    fn with(spool: &str, receivers: &[&'static str]) -> Self {
        let folder = kiosk_folder();
        let config = folder.path().join("kiosk.toml");
        let text = fs::read_to_string(&config).unwrap();
        let spool = format!("in_memory = true\n{spool}\n[kiosk]\nnumber = 7");
        fs::write(config, text.replace("sealing = \"none\"", &spool)).unwrap();
        let mut city = Self {
            folder,
            keys: Vec::new(),
        };
        for receiver in receivers {
            city.gives_key(receiver);
        }
        city
    }

    /// An office or a centre gets a key, and says so in the content.
    fn gives_key(&mut self, receiver: &'static str) {
        let identity = Identity::generate();
        let recipients = format!("recipients = [\"{}\"]", identity.to_public());
        self.says_of(receiver, &recipients);
        let secret = identity.to_string();
        let key = self.folder.path().join(receiver);
        fs::write(key, secret.expose_secret()).unwrap();
        self.keys.push((receiver, identity));
    }

    /// The content says this of an office or a centre.
    fn says_of(&self, receiver: &str, line: &str) {
        let id = format!("\nid = \"{receiver}\"\n");
        let files =
            ["content/site.toml", "content/centres.toml"].map(|it| self.folder.path().join(it));
        let file = files
            .into_iter()
            .find(|file| fs::read_to_string(file).unwrap().contains(&id));
        let file = file.unwrap();
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, text.replace(&id, &format!("{id}{line}\n"))).unwrap();
    }

    fn setup(&self) -> Setup {
        let setup = setup::load(Some(&self.folder.path().join("kiosk.toml")));
        setup.unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// Somebody sends a request, and its file has this receiver and this ending: its id, and who opens it.
    fn stores(&self, lines: &str, name: &str) -> (String, Vec<&'static str>) {
        let before = self.names("spool/new");
        let told = kiosk(self.folder.path(), &[], Some("1"), lines);
        let words = String::from_utf8_lossy(&told.stdout);
        assert!(words.contains("Zgłoszenie jest wysłane"), "{words}");
        let mut names = self.names("spool/new");
        names.retain(|name| !before.contains(name));
        let [file] = &names[..] else {
            panic!("{names:?}");
        };
        let id = file
            .strip_suffix(name)
            .unwrap_or_else(|| panic!("{file} is not for {name}"));
        let sealed = fs::read(self.folder.path().join("spool/new").join(file)).unwrap();
        let opens = |(name, key): &(&'static str, Identity)| {
            let document = age::decrypt(key, &sealed).ok()?;
            assert!(Request::from_json(&document).is_ok_and(|it| it.id == id));
            Some(*name)
        };
        (id.to_owned(), self.keys.iter().filter_map(opens).collect())
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder.path().join(folder)) else {
            return Vec::new();
        };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Somebody takes with these arguments into a folder of this name.
    fn takes(&self, into: &str, arguments: &[&str]) -> Output {
        fs::create_dir_all(self.folder.path().join(into)).unwrap();
        let take = ["requests", "take", "--spool", "spool", "--into", into];
        run(
            OFFICE,
            self.folder.path(),
            &[&take, arguments].concat(),
            None,
            "",
        )
    }
}

fn is_well(told: &Output, last: &str) {
    let (out, err) = (
        String::from_utf8_lossy(&told.stdout),
        String::from_utf8_lossy(&told.stderr),
    );
    assert_eq!((told.status.code(), &*err), (Some(0), ""), "{out}");
    assert_eq!(out.lines().last(), Some(last));
}

#[test]
fn the_key_of_an_office_opens_what_goes_there_and_no_other_office_opens_it() {
    let all = ["mops", "information-centre", "centres"];
    let city = City::with("sealing = \"age\"", &all);
    let (id, opened_by) = city.stores(&handyman(), ".mops.json.age");
    assert_eq!(opened_by, ["mops"]);
    is_well(
        &city.takes("theirs", &["--office", "centres", "--identity", "centres"]),
        "0 taken, 0 left, 0 corrupt, 1 for others",
    );
    is_well(
        &city.takes("own", &["--office", "mops", "--identity", "mops"]),
        "1 taken, 0 left, 0 corrupt, 0 for others",
    );
    assert_eq!(city.names("own"), [format!("{id}.json")]);
    assert!(city.names("theirs").is_empty() && city.names("spool/new").is_empty());
}

#[test]
fn what_is_asked_of_a_centre_goes_to_the_dispatcher_until_the_centre_has_a_key() {
    let all = ["mops", "information-centre", "centres"];
    let mut city = City::with("sealing = \"age\"", &all);
    let (_, opened_by) = city.stores(&call_from_first(), ".centres.json.age");
    assert_eq!(opened_by, ["centres"]);
    city.gives_key("cas-1");
    let (_, opened_by) = city.stores(&call_from_first(), ".cas-1.json.age");
    assert_eq!(opened_by, ["cas-1"]);
    let (_, opened_by) = city.stores(&call_from_second(), ".centres.json.age");
    assert_eq!(opened_by, ["centres"]);
    // What is asked of an office that is no centre goes there, whoever has keys.
    let (_, opened_by) = city.stores(&handyman(), ".mops.json.age");
    assert_eq!(opened_by, ["mops"]);
}

#[test]
fn an_office_without_keys_is_served_by_those_of_the_kiosk_and_one_with_keys_by_its_own() {
    let recovery = Identity::generate();
    let spool = format!(
        "sealing = \"required\"\nrecipients = [\"{}\"]",
        recovery.to_public()
    );
    let mut city = City::with(&spool, &["mops"]);
    city.keys.push(("kiosk", recovery));
    assert_eq!(city.stores(&handyman(), ".mops.json.age").1, ["mops"]);
    assert_eq!(
        city.stores(&call_from_first(), ".centres.json.age").1,
        ["kiosk"]
    );
}

#[test]
fn on_trial_nothing_is_sealed_whatever_keys_there_are_and_the_name_says_who_receives_it() {
    let city = City::with("sealing = \"none\"", &["mops", "cas-1"]);
    for (lines, name) in [
        (handyman(), ".mops.json"),
        (call_from_first(), ".cas-1.json"),
    ] {
        let (id, opened_by) = city.stores(&lines, name);
        assert!(opened_by.is_empty());
        let file = city.folder.path().join(format!("spool/new/{id}{name}"));
        assert!(Request::from_json(&fs::read(file).unwrap()).is_ok());
    }
}

/// The services that can be asked for, and whether there is a way to ask these centres for a call.
fn can_be_asked(setup: Setup, numbers: &[&str]) -> (Vec<String>, Vec<bool>) {
    let setup = kept(setup);
    let services = setup.content.services.iter();
    let asked = services
        .filter(|it| it.ask.is_some())
        .map(|it| it.id.clone());
    // Where nobody at all can be asked, the service is not there.
    let shipped = &shipped().content;
    let call = &shipped.services[shipped.service("centre-call").unwrap()];
    let call = call.title.get(setup.config.languages.first());
    let offers = numbers.iter().map(|number| {
        let mut visitor = Visitor::arrives_in(setup);
        visitor.chooses_id("pl", "language-name").types(number);
        visitor.sees().contains(&call.words)
    });
    (asked.collect(), offers.collect())
}

#[test]
fn only_what_would_go_to_somebody_without_keys_is_left_out_and_check_names_the_office() {
    let city = City::with("sealing = \"required\"", &["mops"]);
    let deploy = |setup: &Setup| {
        let told = lines(&setup.deploy_faults());
        let line = told.lines().find(|line| line.contains("there are no keys"));
        line.map(str::to_owned)
    };
    let told = deploy(&city.setup()).unwrap();
    assert!(
        told.contains(
            "there are no keys to seal requests for `centres`, `information-centre`, so what would go \
             there is left out > write `recipients` under `[[office]]` in `site.toml`"
        ),
        "{told}"
    );
    let (asked, offers) = can_be_asked(city.setup(), &["101", "102"]);
    assert_eq!(asked, ["zlota-raczka"]);
    assert_eq!(offers, [false, false]);
    assert_eq!(city.stores(&handyman(), ".mops.json.age").1, ["mops"]);

    // One centre has a key, and nobody passes on what goes to the others.
    let mut city = City::with("sealing = \"required\"", &["cas-1"]);
    let (asked, offers) = can_be_asked(city.setup(), &["101", "102"]);
    assert_eq!(asked, ["centre-call", "join"]);
    assert_eq!(offers, [true, false]);
    assert_eq!(
        city.stores(&call_from_first(), ".cas-1.json.age").1,
        ["cas-1"]
    );
    assert!(deploy(&city.setup()).unwrap().contains("`centres`"));

    for office in ["mops", "information-centre", "centres"] {
        city.gives_key(office);
    }
    let setup = city.setup();
    assert_eq!(deploy(&setup), None);
    let receivers = setup.receivers().into_iter().map(|it| it.id);
    assert_eq!(
        receivers.collect::<Vec<_>>(),
        ["cas-1", "centres", "information-centre", "mops"]
    );
    assert_eq!(can_be_asked(setup, &["101", "102"]).1, [true, true]);
}

#[test]
fn a_kiosk_that_must_seal_everything_has_a_fault_unless_all_that_are_asked_have_keys() {
    let told = |receivers: &[&'static str]| {
        let city = City::with("sealing = \"age\"", receivers);
        let setup = setup::load(Some(&city.folder.path().join("kiosk.toml")));
        let told = setup.err().map(|faults| lines(&faults)).unwrap_or_default();
        told.rsplit_once("kiosk.toml:")
            .map(|(_, told)| told.to_owned())
    };
    let advice = "add `recipients = [\"age1…\"]`, or write `sealing = \"none\"`";
    let nobody = "requests are to be sealed, but nobody is named who can open them";
    assert_eq!(told(&[]), Some(format!("6:11: {nobody} > {advice}")));
    let some = "requests are to be sealed, but nobody is named who can open those for `information-centre`";
    assert_eq!(
        told(&["mops", "centres"]),
        Some(format!("6:11: {some} > {advice}"))
    );
    assert_eq!(told(&["mops", "centres", "information-centre"]), None);
}

#[test]
fn a_request_whose_name_tells_no_receiver_is_taken_by_the_office_in_its_document() {
    let city = City::with("sealing = \"none\"", &[]);
    let (old, _) = city.stores(&handyman(), ".mops.json");
    let (renamed, _) = city.stores(&handyman(), ".mops.json");
    let (other, _) = city.stores(&call_from_first(), ".centres.json");
    let new = city.folder.path().join("spool/new");
    let rename = |from: &str, to: &str| fs::rename(new.join(from), new.join(to)).unwrap();
    rename(&format!("{old}.mops.json"), &format!("{old}.json"));
    rename(&format!("{renamed}.mops.json"), "copy.json");
    rename(&format!("{other}.centres.json"), &format!("{other}.json"));
    // An older kiosk has stored the same request.
    fs::copy(
        new.join(format!("{old}.json")),
        new.join(format!("{old}.mops.json")),
    )
    .unwrap();

    let told = city.takes("into", &["--office", "mops"]);
    let (out, err) = (
        String::from_utf8_lossy(&told.stdout),
        String::from_utf8_lossy(&told.stderr),
    );
    assert_eq!(
        out.lines().last(),
        Some("2 taken, 0 left, 0 corrupt, 1 for others")
    );
    assert_eq!(out.matches(&old).count(), 1, "{out}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains("was the request"), "{err}");
    assert_eq!(city.names("spool/new"), [format!("{other}.json")]);
    // The centre that it is about is as good as the office that stands for it.
    is_well(
        &city.takes("centre", &["--office", "cas-9", "--office", "cas-1"]),
        "1 taken, 0 left, 0 corrupt, 0 for others",
    );
    let told = city.takes("into", &["--office", "CAS 1"]);
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&told.stderr).contains("write the id of an office"));
}

#[test]
fn what_nobody_can_open_and_has_no_receiver_in_its_name_is_told_to_every_office() {
    let city = City::with("sealing = \"required\"", &["mops", "cas-1"]);
    let (id, _) = city.stores(&handyman(), ".mops.json.age");
    let new = city.folder.path().join("spool/new");
    fs::rename(
        new.join(format!("{id}.mops.json.age")),
        new.join(format!("{id}.json.age")),
    )
    .unwrap();
    let told = city.takes("into", &["--office", "cas-1", "--identity", "cas-1"]);
    assert_eq!(told.status.code(), Some(1));
    let err = String::from_utf8_lossy(&told.stderr).into_owned();
    assert_eq!(
        err,
        format!("cas-office: {id}.json.age is left: no key given opens it\n")
    );
}

#[test]
fn the_list_tells_who_receives_what() {
    let city = City::with(
        "sealing = \"required\"",
        &["mops", "information-centre", "cas-1"],
    );
    let (first, _) = city.stores(&handyman(), ".mops.json.age");
    let (second, _) = city.stores(&call_from_first(), ".cas-1.json.age");
    let new = city.folder.path().join("spool/new");
    fs::copy(
        new.join(format!("{first}.mops.json.age")),
        new.join(format!("{first}.json.age")),
    )
    .unwrap();
    let list = ["requests", "list", "--spool", "spool", "--identity", "mops"];
    let told = run(OFFICE, city.folder.path(), &list, None, "");
    let out = String::from_utf8_lossy(&told.stdout).into_owned();
    let receivers = |id: &str| {
        let told = out.lines().filter(|line| line.starts_with(id));
        let words = told.map(|line| line.split_whitespace().nth(5).unwrap().to_owned());
        let mut words: Vec<String> = words.collect();
        words.sort();
        words
    };
    assert_eq!(receivers(&first), ["-", "mops"], "{out}");
    assert_eq!(receivers(&second), ["cas-1"], "{out}");
    assert!(
        out.contains("  mops   07") && out.contains("  cas-1  (no key given opens it)"),
        "{out}"
    );
}

#[test]
fn a_centre_receives_only_what_goes_to_an_office_that_stands_for_it() {
    let city = City::with("sealing = \"required\"", &["mops", "cas-1"]);
    let setup = city.setup();
    let receiver = |office: &str| setup.receiver(office, Some("cas-1"));
    assert_eq!(receiver("centres").id, "cas-1");
    assert_eq!(receiver("mops").id, "mops");
    assert_ne!(receiver("mops").sealing, receiver("centres").sealing);
    // Of an office that the content does not know nobody has keys.
    let unknown = Receiver {
        id: "elsewhere".to_owned(),
        sealing: Sealing::Missing,
    };
    assert_eq!(receiver("elsewhere"), unknown);
    assert!(!unknown.can_receive());
}

/// The lines of a page of the documentation from one that begins so to one that ends so, which are a script.
fn recipe(page: &str, from: &str, to: &str) -> String {
    let page = fs::read_to_string(root().join("docs").join(page)).unwrap();
    let lines = page
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    let mut lines = lines.skip_while(|line| !line.starts_with(from));
    let mut script = String::new();
    while !script.trim_end().ends_with(to) {
        script.push_str(lines.next().expect(to));
        script.push('\n');
    }
    script
}

/// What the recipe for another machine calls, on this one.
const PROGRAMS: [(&str, &str); 2] = [
    ("ssh", "shift; exec sh -c \"$*\""),
    (
        "rsync",
        "eval \"from=\\${$(($# - 1))} to=\\${$#}\"; exec cp -n \"${from#*:}\"* \"$to\"",
    ),
];

/// Runs a script in the folder of the city, which is also the home of whoever runs it.
fn runs(city: &City, script: &str) -> Output {
    let folder = city.folder.path();
    let bin = folder.join("bin");
    if !bin.exists() {
        fs::create_dir(&bin).unwrap();
        symlink(OFFICE, bin.join("cas-office")).unwrap();
        for (name, lines) in PROGRAMS {
            let file = bin.join(name);
            fs::write(&file, format!("#!/bin/sh\n{lines}\n")).unwrap();
            fs::set_permissions(file, Permissions::from_mode(0o700)).unwrap();
        }
    }
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).current_dir(folder);
    shell
        .env("HOME", folder)
        .env("PATH", path)
        .output()
        .unwrap()
}

/// A city with four requests in its spool: under a name of this program, under one of an older program,
/// under both, and renamed. Those that are not renamed come first.
fn with_all_names() -> (City, [String; 4]) {
    let city = City::with("sealing = \"required\"", &["mops"]);
    let ids = [(); 4].map(|()| city.stores(&handyman(), ".mops.json.age").0);
    let new = city.folder.path().join("spool/new");
    let file = |id: &str, ending: &str| new.join(format!("{id}{ending}"));
    let [_, old, both, renamed] = &ids;
    fs::rename(file(old, ".mops.json.age"), file(old, ".json.age")).unwrap();
    fs::copy(file(both, ".mops.json.age"), file(both, ".json.age")).unwrap();
    fs::rename(
        file(renamed, ".mops.json.age"),
        file(renamed, " (1).json.age"),
    )
    .unwrap();
    (city, ids)
}

#[test]
fn the_recipe_for_another_machine_removes_what_is_taken_and_nothing_that_was_renamed() {
    let (city, ids) = with_all_names();
    let home = city.folder.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::copy(city.folder.path().join("mops"), home.join("current.key")).unwrap();
    let script = recipe("requests.md", "#!/bin/sh", "exit \"$code\"");
    let script = script.replace(
        "/var/lib/cas-kiosk",
        &city.folder.path().display().to_string(),
    );
    let script = script.replace("/srv/requests", &home.display().to_string());
    for _run in 1..=2 {
        let told = runs(&city, &script);
        // What was renamed is told each time.
        let err = String::from_utf8_lossy(&told.stderr);
        assert_eq!(told.status.code(), Some(1), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
        assert_eq!(
            city.names("spool/new"),
            [format!("{} (1).json.age", ids[3])]
        );
        assert_eq!(city.names("home/taken").len(), ids.len());
    }
}

/// The recipe for a laptop, for a city with a stick in its folder.
fn recipe_for_a_laptop(city: &City) -> String {
    let folder = city.folder.path();
    fs::create_dir_all(folder.join("stick/laptop/new")).unwrap();
    fs::create_dir_all(folder.join("taken")).unwrap();
    recipe("install.md", "# on the laptop: a copy", "xargs -r rm -f --")
        .replace("~/.local/state/cas-kiosk/", "~/")
        .replace("/media/stick", "~/stick")
        .replace("current.key", "mops")
        .replace("/srv/requests/taken", "taken")
}

#[test]
fn the_recipe_for_a_laptop_mends_a_copy_that_was_cut_off_and_tells_what_cannot_be_taken() {
    let (city, ids) = with_all_names();
    let script = recipe_for_a_laptop(&city);
    // The stick was pulled out while this one was copied.
    let name = format!("{}.mops.json.age", ids[0]);
    let whole = fs::read(city.folder.path().join("spool/new").join(&name)).unwrap();
    let stick = city.folder.path().join("stick/laptop");
    fs::write(stick.join("new").join(&name), &whole[..100]).unwrap();
    // A stick on which rights are kept has those of the laptop.
    let spool = city.folder.path().join("spool/new");
    for name in city.names("spool/new") {
        fs::set_permissions(spool.join(name), Permissions::from_mode(0o600)).unwrap();
    }
    let (copy, rest) = script.split_once("# at the office").unwrap();
    runs(&city, copy);
    for name in city.names("stick/laptop/new") {
        let copied = fs::metadata(stick.join("new").join(name)).unwrap();
        assert_eq!(copied.permissions().mode() & 0o777, 0o666);
    }
    let told = runs(&city, &format!("# at the office{rest}"));
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(
        told.contains("exit code 1\n4 taken, 0 left, 0 corrupt"),
        "{told}"
    );
    assert_eq!(city.names("taken").len(), ids.len());
}

#[test]
fn the_recipe_for_a_laptop_removes_what_the_office_has_and_nothing_else() {
    let (city, ids) = with_all_names();
    let script = recipe_for_a_laptop(&city);
    // One more comes when the copy is made.
    let later = format!("{}.mops.json.age", "0".repeat(32));
    let script = script.replace(
        "# at the office",
        &format!("touch ~/spool/new/{later}\n# at the office"),
    );
    let told = runs(&city, &script);
    assert_eq!(
        told.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let mut left = [later, format!("{} (1).json.age", ids[3])];
    left.sort();
    assert_eq!(city.names("spool/new"), left);
    assert_eq!(city.names("taken").len(), ids.len());
}
