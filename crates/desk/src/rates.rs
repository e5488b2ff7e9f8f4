//! How many pages one address may ask for.

use std::collections::HashMap;
use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

/// How many pages may be asked for at once. A page of the desk is three: itself, its looks, and how long one is still
/// signed in.
const AT_ONCE: i64 = 300;
/// After this time one more may be asked for.
const EVERY: TimeDelta = TimeDelta::milliseconds(100);
/// For how many addresses this is kept.
const KEPT_MAX: usize = 10_000;
/// The bits of an IPv6 address that whoever has it cannot choose.
const PREFIX_BITS: u32 = 64;

/// What each address has asked for lately: until when it has used up its share.
#[derive(Default)]
pub(crate) struct Rates(HashMap<IpAddr, DateTime<Utc>>);

impl Rates {
    /// Counts a page, and returns false if it is one too many.
    pub(crate) fn allow(&mut self, from: IpAddr, now: DateTime<Utc>) -> bool {
        if self.0.len() >= KEPT_MAX {
            self.0.retain(|_, until| *until > now);
        }
        let full = now + EVERY * i32::try_from(AT_ONCE).unwrap_or(i32::MAX);
        let used = self.0.entry(network(from)).or_insert(now);
        // A clock that was put back shuts nobody out.
        *used = (*used).clamp(now, full) + EVERY;
        if *used > full {
            *used = full;
            return false;
        }
        true
    }
}

/// Returns what somebody with this address cannot change of it.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(it) => {
            let kept = it.to_bits() >> (128 - PREFIX_BITS) << (128 - PREFIX_BITS);
            IpAddr::V6(kept.into())
        }
        other @ IpAddr::V4(_) => other,
    }
}
