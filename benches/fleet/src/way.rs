//! The way to a node: what a balancer and a bad network are in a city. It counts calls, cuts connections, and leads to
//! another node if its own is dead.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::tally::{Call, Tally};

/// A connection that is cut is cut after at most so many bytes: it may be within the first call, or between two, or the
/// way may end before that.
const CUT_BYTES_MAX: u32 = 6000;
const BUFFER_BYTES: usize = 16 * 1024;

/// Where a way leads.
#[derive(Clone, Debug)]
pub(crate) struct Led {
    /// The nodes, of which the first that lives is taken.
    pub(crate) nodes: Vec<SocketAddr>,
    /// The part of the connections that is cut.
    pub(crate) cut: f64,
    pub(crate) seed: u64,
    /// Who uses it.
    pub(crate) who: &'static str,
}

/// Opens a way, which stays open until the program ends. Returns its address.
///
/// # Errors
/// The system refused.
pub(crate) fn open(led: Led, tally: &Arc<Tally>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let tally = Arc::clone(tally);
    thread::spawn(move || {
        for (number, client) in (0..).zip(listener.incoming()) {
            let Ok(client) = client else { continue };
            let (led, tally) = (led.clone(), Arc::clone(&tally));
            let mut random = ChaCha8Rng::seed_from_u64(led.seed << 32 | number);
            thread::spawn(move || Connection::draw(&led, &mut random, tally).lead(&client, &led));
        }
    });
    Ok(address)
}

/// A connection on the way.
struct Connection {
    who: &'static str,
    tally: Arc<Tally>,
    /// The bytes that are passed on until it is cut.
    left: AtomicI64,
    /// The call that is made now.
    call: Mutex<Option<Call>>,
    /// True until its answer begins.
    is_asking: AtomicBool,
}

impl Connection {
    fn draw(led: &Led, random: &mut ChaCha8Rng, tally: Arc<Tally>) -> Self {
        let is_cut = f64::from(random.next_u32()) < led.cut * f64::from(u32::MAX);
        let bytes = i64::from(1 + random.next_u32() % CUT_BYTES_MAX);
        Self {
            who: led.who,
            tally,
            left: AtomicI64::new(if is_cut { bytes } else { i64::MAX }),
            call: Mutex::new(None),
            is_asking: AtomicBool::new(false),
        }
    }

    fn lead(&self, client: &TcpStream, led: &Led) {
        let living = led.nodes.iter().find_map(|it| TcpStream::connect(it).ok());
        let Some(engine) = living else {
            return;
        };
        for side in [client, &engine] {
            // Without it small packets wait for each other.
            let _ = side.set_nodelay(true);
        }
        thread::scope(|scope| {
            scope.spawn(|| self.pass(client, &engine, |bytes| self.ask(bytes)));
            self.pass(&engine, client, |bytes| self.answer(bytes));
        });
    }

    /// Passes on what comes until it is cut, then ends both connections.
    fn pass(&self, mut from: &TcpStream, mut to: &TcpStream, counts: impl Fn(&[u8])) {
        let mut bytes = vec![0; BUFFER_BYTES];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            counts(&bytes[..count]);
            let whole = i64::try_from(count).unwrap_or(i64::MAX);
            let left = self.left.fetch_sub(whole, Ordering::Relaxed);
            let passed = usize::try_from(left.min(whole)).unwrap_or(0);
            if to.write_all(&bytes[..passed]).is_err() {
                break;
            }
            if passed < count {
                self.tally.count_cut();
                break;
            }
        }
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    }

    /// Counts bytes of a call. The first after an answer begin another one.
    fn ask(&self, bytes: &[u8]) {
        let Ok(mut call) = self.call.lock() else {
            return;
        };
        if !self.is_asking.swap(true, Ordering::Relaxed)
            && let Some(begun) = Call::read(self.who, bytes)
        {
            self.tally.count_call(&begun);
            *call = Some(begun);
        }
        if let Some(call) = &*call {
            self.tally.count_bytes(call, bytes.len(), 0);
        }
    }

    fn answer(&self, bytes: &[u8]) {
        self.is_asking.store(false, Ordering::Relaxed);
        if let Ok(call) = self.call.lock()
            && let Some(call) = &*call
        {
            self.tally.count_bytes(call, 0, bytes.len());
        }
    }
}
