//! An engine that is not ours, `SeaweedFS`, and a network that cuts connections: requests arrive all the same, each
//! once, byte for byte.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::POINTER_BYTES_MAX;
use cas_store::{Access, Creation, Found, Place, Store, StoreFault};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use tempfile::TempDir;

use crate::cli::run;
use crate::courier::{City, told};
use crate::project::{COURIER, FLEET_DAY, OFFICE, root};
use crate::skipped::skip;
use crate::terminal::PATIENCE;

const ACCESS: &str = "access = \"admin\"\nsecret = \"adminsecret\"\n";
const IDENTITIES: &str = r#"{"identities":[{"name":"admin","credentials":[{"accessKey":"admin","secretKey":"adminsecret"}],"actions":["Admin","Read","List","Tagging","Write"]},{"name":"nobody","credentials":[{"accessKey":"nobody","secretKey":"nobodysecret"}],"actions":[]}]}"#;
/// The bucket of a test.
const BUCKET: &str = "cas";
/// The requests that go through the network that cuts.
const REQUESTS: usize = 200;
/// The most rounds and collections until all have arrived.
const ROUNDS_MAX: usize = 40;

/// A running engine.
struct Engine {
    program: Child,
    port: u16,
    filer_port: u16,
    _folder: TempDir,
}

impl Engine {
    /// Starts one; `None` if it is not here.
    fn start() -> Option<Self> {
        Self::start_with(&[])
    }

    fn start_with(more: &[String]) -> Option<Self> {
        let program = root().join("target/seaweed/bin/weed");
        if !program.exists() {
            skip("SeaweedFS is not here: .ci/run installs it");
            return None;
        }
        let begun = Instant::now();
        loop {
            let mut engine = Self::spawn(&program, more);
            while engine.program.try_wait().unwrap().is_none() {
                if engine.makes(BUCKET) && TcpStream::connect(("127.0.0.1", engine.port)).is_ok() {
                    return Some(engine);
                }
                assert!(begun.elapsed() < PATIENCE, "it does not come up");
            }
            // Somebody else has one of its ports by now.
        }
    }

    fn spawn(program: &Path, more: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("s3.json");
        fs::write(&config, IDENTITIES).unwrap();
        let ports = free_ports();
        let names = [
            "master.port",
            "master.port.grpc",
            "volume.port",
            "volume.port.grpc",
        ];
        let names = names.into_iter().chain(["filer.port", "filer.port.grpc"]);
        let names = names.chain(["s3.port", "s3.port.grpc"]);
        let program = Command::new(program)
            .args(["server", "-s3", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"])
            .args([
                "-master.telemetry=false",
                "-volume.max=100",
                "-s3.port.iceberg=0",
                "-s3.port.lance=0",
            ])
            .arg(format!("-dir={}", folder.path().display()))
            .arg(format!("-s3.config={}", config.display()))
            .args(
                names
                    .zip(ports)
                    .map(|(name, port)| format!("-{name}={port}")),
            )
            .args(more)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self {
            program,
            port: ports[6],
            filer_port: ports[4],
            _folder: folder,
        }
    }

    /// Makes a bucket, in the way of this engine. That it is there already is well.
    fn makes(&self, bucket: &str) -> bool {
        let Ok(mut filer) = TcpStream::connect(("127.0.0.1", self.filer_port)) else {
            return false;
        };
        let asked = format!(
            "POST /buckets/{bucket}/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        let mut answer = String::new();
        let answered = filer.write_all(asked.as_bytes());
        let answered = answered.and_then(|()| filer.read_to_string(&mut answer));
        answered.is_ok() && [" 201 ", " 409 "].iter().any(|it| answer.contains(it))
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{BUCKET}", self.port)
    }

    fn store(&self, access: &str, secret: &str) -> Store {
        open(&self.address(), access, secret)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Ports on which nobody listens, and which no test gets by chance: those that a system gives out begin higher. Each call,
/// and each process of tests, looks in another place.
fn free_ports() -> [u16; 8] {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    loop {
        let place = std::process::id() * 31 + CALLS.fetch_add(1, Ordering::Relaxed);
        let first = 10_000 + u16::try_from(place % 2_500).unwrap() * 8;
        let ports = std::array::from_fn(|index| first + u16::try_from(index).unwrap());
        let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
        if ports.iter().all(is_free) {
            return ports;
        }
    }
}

fn open(address: &str, access: &str, secret: &str) -> Store {
    let access = Access {
        access: access.to_owned(),
        secret: secret.to_owned().into(),
        region: "us-east-1".to_owned(),
    };
    Store::open(&Place::new(address).unwrap(), Some(&access)).unwrap()
}

/// A way to the engine on which every second call is cut: before the request is whole, after it is, or within the
/// answer.
struct CuttingWay {
    address: SocketAddr,
    cuts: Arc<AtomicUsize>,
    ends: Arc<AtomicBool>,
}

impl CuttingWay {
    fn to(port: u16, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (cuts, ends) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (counted, ended) = (Arc::clone(&cuts), Arc::clone(&ends));
        thread::spawn(move || {
            for (client, number) in listener.incoming().zip(0..) {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let (client, counted) = (client.unwrap(), Arc::clone(&counted));
                let calls = Calls {
                    random: ChaCha8Rng::seed_from_u64(seed << 32 | number),
                    cut: Cut::None,
                    is_asking: false,
                    cuts: counted,
                };
                thread::spawn(move || lead(&client, port, calls));
            }
        });
        Self {
            address,
            cuts,
            ends,
        }
    }
}

impl Drop for CuttingWay {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

/// Where a call is cut.
#[derive(Clone, Copy)]
enum Cut {
    None,
    /// After so many bytes of the request.
    Request(usize),
    /// After so many bytes of the answer; 0 if the answer never comes.
    Answer(usize),
}

/// The calls of a connection, one after the other.
struct Calls {
    random: ChaCha8Rng,
    /// Of the call that is made now.
    cut: Cut,
    /// True until its answer begins.
    is_asking: bool,
    cuts: Arc<AtomicUsize>,
}

impl Calls {
    /// How many of these bytes of a request are passed on.
    fn ask(&mut self, count: usize) -> usize {
        if !self.is_asking {
            self.is_asking = true;
            let bytes = self.random.next_u32() as usize;
            self.cut = match self.random.next_u32() % 6 {
                0 => Cut::Request(1 + bytes % 3500),
                1 => Cut::Answer(0),
                2 => Cut::Answer(1 + bytes % 400),
                _ => Cut::None,
            };
        }
        match &mut self.cut {
            Cut::Request(left) => pass_on(left, count, &self.cuts),
            Cut::Answer(_) | Cut::None => count,
        }
    }

    /// How many of these bytes of an answer are passed on.
    fn answer(&mut self, count: usize) -> usize {
        self.is_asking = false;
        match &mut self.cut {
            Cut::Answer(left) => pass_on(left, count, &self.cuts),
            Cut::Request(_) | Cut::None => count,
        }
    }
}

/// How many bytes are passed on if so many are left until the cut.
fn pass_on(left: &mut usize, count: usize, cuts: &AtomicUsize) -> usize {
    if *left <= count {
        cuts.fetch_add(1, Ordering::Relaxed);
        return *left;
    }
    *left -= count;
    count
}

/// Leads a connection to the engine.
fn lead(client: &TcpStream, port: u16, calls: Calls) {
    let Ok(engine) = TcpStream::connect(("127.0.0.1", port)) else {
        return;
    };
    let calls = Mutex::new(calls);
    thread::scope(|scope| {
        scope.spawn(|| pass(client, &engine, |count| calls.lock().unwrap().ask(count)));
        pass(&engine, client, |count| calls.lock().unwrap().answer(count));
    });
}

/// Passes on what comes until it is cut, then ends both connections.
fn pass(mut from: &TcpStream, mut to: &TcpStream, passes: impl Fn(usize) -> usize) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        let whole = count;
        let count = passes(whole);
        if to.write_all(&bytes[..count]).is_err() || count < whole {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

#[test]
fn a_store_does_what_it_is_told() {
    let Some(engine) = Engine::start() else {
        return;
    };
    let store = engine.store("admin", "adminsecret");
    assert_eq!(store.get("requests/a", 10).unwrap(), None);
    assert_eq!(store.create("requests/a", b"one").unwrap(), Creation::Made);
    assert_eq!(
        store.create("requests/a", b"two").unwrap(),
        Creation::Exists
    );
    let object = store.get("requests/a", 3).unwrap().unwrap();
    assert_eq!(object.bytes, b"one");
    let tag = object.tag.as_deref();
    let found = store.get_if_changed("requests/a", tag, 3).unwrap();
    assert_eq!(found, Found::Unchanged);
    store.put("requests/a", b"three").unwrap();
    let changed = store.get_if_changed("requests/a", tag, 5).unwrap();
    assert!(matches!(changed, Found::Object(it) if it.bytes == b"three"));
    assert!(matches!(
        store.get("requests/a", 4),
        Err(StoreFault::TooLarge { most: 4, .. })
    ));
    store.put("requests/b/c", b"").unwrap();
    let listed = store.list("requests", 10).unwrap();
    let paths: Vec<_> = listed
        .iter()
        .map(|it| (it.path.as_str(), it.bytes))
        .collect();
    assert_eq!(paths, [("requests/a", 5), ("requests/b/c", 0)]);
    assert_eq!(store.list("requests", 1).unwrap().len(), 1);
    assert_eq!(store.list("receipts", 10).unwrap(), []);
    store.delete("requests/a").unwrap();
    store.delete("requests/a").unwrap();
    assert_eq!(store.get("requests/a", 10).unwrap(), None);
    // Who has no key, and who may not do it.
    for (access, secret) in [
        ("admin", "wrong"),
        ("stranger", "x"),
        ("nobody", "nobodysecret"),
    ] {
        let refused = engine.store(access, secret).put("requests/a", b"one");
        assert!(
            matches!(refused, Err(StoreFault::Refused(_))),
            "{refused:?}"
        );
    }
}

#[test]
fn whoever_looks_at_all_kiosks_sees_them_by_the_clock_of_the_engine() {
    let Some(engine) = Engine::start() else {
        return;
    };
    let address = engine.address();
    let city = City::with_store(&address, "key = \"access\"\n");
    fs::write(city.path("access"), ACCESS).unwrap();
    city.has(&"1".repeat(32));
    city.carries_well();
    let words = ["fleet", "--from", &address, "--access", "access"];
    let looks = || run(OFFICE, city.folder.path(), &words, None, "");
    let well = looks();
    assert!(
        well.status.success() && well.stderr.is_empty(),
        "{}",
        told(&well)
    );
    let table = told(&well);
    assert!(
        table.ends_with("1 kiosks, 0 need somebody; 1 wait, 1 made\n"),
        "{table}"
    );
    fs::write(city.path("access"), ACCESS.replace("admin", "nobody")).unwrap();
    let refused = looks();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        told(&refused).contains("the store refuses"),
        "{}",
        told(&refused)
    );
}

#[test]
fn content_goes_out_through_a_network_that_cuts_what_is_forged_stays_out_and_it_is_taken_back() {
    let Some(engine) = Engine::start() else {
        return;
    };
    let way = CuttingWay::to(engine.port, 4);
    let address = format!("http://{}/{BUCKET}", way.address);
    let city = City::with_store(&address, "key = \"access\"\n");
    fs::write(city.path("access"), ACCESS).unwrap();
    city.is_in_ring("stable");
    let publishes = |more: &[&str]| {
        let words = ["publish", "--to", &address, "--access", "access"];
        let ring = ["--ring", "stable", "--sign", "signing"];
        let words = [&words[..], &ring, more].concat();
        let published = (0..ROUNDS_MAX).map(|_| run(OFFICE, city.folder.path(), &words, None, ""));
        let mut failed = published.take_while(|it| !it.status.success());
        assert!(failed.by_ref().count() < ROUNDS_MAX, "it never goes out");
    };
    let notices = || fs::read_to_string(city.path("courier/current/content/notices.toml"));
    let rounds_until = |is_done: &dyn Fn() -> bool| {
        for _ in 0..ROUNDS_MAX {
            city.carries();
            if is_done() {
                return;
            }
        }
        panic!("it never comes");
    };
    publishes(&["."]);
    rounds_until(&|| notices().is_ok());
    // The keys of its offices came with it.
    city.has(&"1".repeat(32));
    rounds_until(&|| {
        city.collects(&[]);
        city.names("spool/new").is_empty()
    });
    let first = notices().unwrap();
    let changed = format!("{first}\n# changed\n");
    fs::write(city.path("content/notices.toml"), &changed).unwrap();
    publishes(&["."]);
    rounds_until(&|| notices().unwrap() == changed);
    publishes(&["--back"]);
    rounds_until(&|| notices().unwrap() == first);
    let path = layout::pointer(&Name::new("stable").unwrap());
    let store = engine.store("admin", "adminsecret");
    let mut forged = store.get(&path, POINTER_BYTES_MAX).unwrap().unwrap().bytes;
    let within = forged.len() - 10;
    forged[within] ^= 1;
    store.put(&path, &forged).unwrap();
    rounds_until(&|| told(&city.carries()).contains("is not believed"));
    assert_eq!(notices().unwrap(), first);
}

#[test]
fn two_hundred_requests_arrive_each_once_through_a_network_that_cuts_half_of_all_connections() {
    let Some(engine) = Engine::start() else {
        return;
    };
    for seed in 1..=3 {
        let way = CuttingWay::to(engine.port, seed);
        // Each seed has a bucket of its own.
        assert!(engine.makes(&format!("{BUCKET}-{seed}")));
        let address = format!("http://{}/cas-{seed}", way.address);
        let city = City::with_store(&address, "key = \"access\"\n");
        fs::write(city.path("access"), ACCESS).unwrap();
        let ids: Vec<String> = (0..REQUESTS).map(|it| format!("{it:032x}")).collect();
        let sealed: Vec<Vec<u8>> = ids.iter().map(|id| city.has(id)).collect();
        let mut told_of_taken = Vec::new();
        for round in 0.. {
            assert!(round < ROUNDS_MAX, "they never arrive");
            let carried = city.carries();
            assert_ne!(carried.status.code(), Some(2), "{}", told(&carried));
            let collected = city.collects(&[]);
            let printed = String::from_utf8(collected.stdout).unwrap();
            let ids = printed.lines().filter_map(|it| it.split_once(' '));
            told_of_taken.extend(
                ids.filter(|(id, _)| id.len() == 32)
                    .map(|(id, _)| id.to_owned()),
            );
            if city.names("spool/new").is_empty() {
                break;
            }
        }
        told_of_taken.sort();
        assert_eq!(told_of_taken, ids, "each is taken once");
        city.office_has(&ids.iter().map(String::as_str).collect::<Vec<_>>());
        for (id, sealed) in ids.iter().zip(sealed) {
            let file = city.path("spool/sent").join(format!("{id}.mops.json.age"));
            assert!(fs::read(file).unwrap() == sealed, "{id}");
        }
        assert!(way.cuts.load(Ordering::Relaxed) > REQUESTS / 2);
    }
}

/// What plays a day of a city holds: kiosks with right and wrong clocks, offices, publishing, cuts, and what it counts.
#[test]
fn an_hour_of_a_city_ends_with_each_request_in_its_office_once() {
    let Some(engine) = Engine::start() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let access = folder.path().join("access");
    fs::write(&access, ACCESS).unwrap();
    let (address, access) = (engine.address(), access.to_str().unwrap());
    // Every third kiosk is behind cuts, and each tenth has a wrong clock.
    let mut words = vec!["--store", &address, "--access", access, "--kiosks", "10"];
    words.extend(["--hours", "1", "--requests", "48", "--cut", "0.5"]);
    let played = run(FLEET_DAY, root(), &words, None, "");
    assert!(played.status.success(), "{}", told(&played));
    let printed = told(&played);
    let number = |before: &str| {
        let (_, rest) = printed.split_once(before).unwrap();
        rest.split_whitespace().next().unwrap().parse().unwrap()
    };
    assert_eq!(number("\nmade: "), 20);
    let rounds: usize = number("\nrounds: ");
    assert!(rounds >= 10 * 60 / 5, "{printed}");
    let looked: usize = number("kiosks   content   GET");
    assert!(looked >= rounds, "each looks what is published: {printed}");
    // What an office asks depends on what lies there for it, and not on how many kiosks there are.
    let answers = number("offices  receipts  GET");
    assert!(answers <= 2 * 20, "{printed}");
    assert!(number("\ncut: ") > 10, "{printed}");
}

#[test]
fn a_store_that_does_not_answer_a_wrong_key_and_a_sign_in_page_are_told_and_the_request_waits() {
    let signs_in = TcpListener::bind("127.0.0.1:0").unwrap();
    let page = signs_in.local_addr().unwrap();
    thread::spawn(move || {
        for client in signs_in.incoming() {
            let mut client = client.unwrap();
            let _ = client.read(&mut [0; 4096]);
            let page = "<html><body>Please sign in</body></html>";
            let length = page.len();
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{page}"
            );
            let _ = client.write_all(answer.as_bytes());
        }
    });
    let [nobody, ..] = free_ports();
    for (address, words) in [
        (format!("http://127.0.0.1:{nobody}/cas"), "does not answer"),
        (
            format!("http://{page}/cas"),
            "something else answers in place of the store",
        ),
    ] {
        let city = City::with_store(&address, "key = \"access\"\n");
        fs::write(city.path("access"), ACCESS).unwrap();
        city.has(&"1".repeat(32));
        let carried = city.carries();
        assert_eq!(carried.status.code(), Some(1));
        assert!(told(&carried).contains(words), "{}", told(&carried));
        assert_eq!(city.names("spool/new").len(), 1);
    }
}

/// A certificate for this machine by an authority of its own: the files of the authority, the certificate and its key.
fn certificate(folder: &Path, name: &str) -> [PathBuf; 3] {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, name);
    let key = KeyPair::generate().unwrap();
    let signed = authority.self_signed(&key).unwrap();
    let issuer = Issuer::new(authority, key);
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let own = CertificateParams::new(names).unwrap();
    let own = own.signed_by(&key, &issuer).unwrap();
    let texts = [signed.pem(), own.pem(), key.serialize_pem()];
    let ends = ["authority", "certificate", "key"];
    let files = ends.map(|end| folder.join(format!("{name}.{end}")));
    for (file, text) in files.iter().zip(texts) {
        fs::write(file, text).unwrap();
    }
    files
}

/// As `update-ca-certificates` does for the system, the environment names the authorities for one program.
#[test]
fn a_store_is_believed_if_an_authority_of_the_system_vouches_for_it_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let [authority, own, key] = certificate(folder.path(), "city");
    let [stranger, ..] = certificate(folder.path(), "stranger");
    let encrypted = [
        format!("-s3.cert.file={}", own.display()),
        format!("-s3.key.file={}", key.display()),
    ];
    let Some(engine) = Engine::start_with(&encrypted) else {
        return;
    };
    let address = format!("https://127.0.0.1:{}/{BUCKET}", engine.port);
    let city = City::with_store(&address, "key = \"access\"\n");
    fs::write(city.path("access"), ACCESS).unwrap();
    city.has(&"1".repeat(32));
    let carries_with = |authority: &Path| {
        Command::new(COURIER)
            .arg("once")
            .env("SSL_CERT_FILE", authority)
            .current_dir(city.folder.path())
            .output()
            .unwrap()
    };
    let refused = told(&carries_with(&stranger));
    assert!(
        refused.contains("its certificate is not trusted"),
        "{refused}"
    );
    let carried = carries_with(&authority);
    assert!(carried.status.success(), "{}", told(&carried));
}
