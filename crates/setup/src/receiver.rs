//! Who receives a request, and who can open it.
//!
//! A request goes to its office. If the office stands for the centre that the request is about, it goes to
//! that centre once the centre has keys, and until then to the office, which passes it on.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeSet;

use age::x25519::Recipient;
use x25519_dalek::x25519;

use crate::config::Sealing;
use crate::content::Content;
use crate::content::centre::Centre;
use crate::content::service::{Ask, Offered};
use crate::content::site::Office;
use crate::fault::quoted;
use crate::record::{LONG_GRAPHEMES_MAX, Record};
use crate::setup::Setup;
use crate::told;
use cas_fleet::signed::Signer;
use cas_words::id::Id;

/// The highest number of keys for which a request may be sealed.
pub const RECIPIENTS_MAX: usize = 10;

/// The keys of an office or of a centre.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The public keys for which the requests that it receives are sealed; none if it has none of its own.
    pub recipients: Vec<Recipient>,
    /// The public key with which it signs its receipts (minisign), if it does.
    pub receipts: Option<String>,
}

/// Who receives a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// The id of the office or of the centre.
    pub id: String,
    /// Who can open the request.
    pub sealing: Sealing,
}

impl Setup {
    /// Returns who receives a request to this office, which may be about this centre.
    #[must_use]
    pub fn receiver(&self, office: &str, centre: Option<&str>) -> Receiver {
        let content = &self.content;
        let centre = centre.and_then(|id| content.centres.iter().find(|it| it.id == id));
        match content.site.office(office) {
            Some(office) => receiver(&self.config.spool.sealing, office, centre),
            None => Receiver {
                id: office.to_owned(),
                sealing: self.config.spool.sealing.clone(),
            },
        }
    }

    /// Returns everybody who can receive what is asked for here, each once.
    #[must_use]
    pub fn receivers(&self) -> Vec<Receiver> {
        let sealing = &self.config.spool.sealing;
        let asks = self.content.asks.ids();
        let all = asks.flat_map(|ask| receivers_of(&self.content, sealing, ask));
        let mut all: Vec<Receiver> = all.filter(Receiver::can_receive).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all.dedup();
        all
    }
}

impl Receiver {
    /// False if requests to it must be sealed, and there are no keys.
    #[must_use]
    pub fn can_receive(&self) -> bool {
        self.sealing != Sealing::Missing
    }
}

/// What cannot be asked for, because it must be sealed and there are no keys.
#[derive(Debug, Default)]
pub(crate) struct WithoutKeys {
    /// The ids of the offices of which this holds, be it only for some of the centres for which an office
    /// stands.
    pub(crate) offices: BTreeSet<String>,
    /// The requests that nobody at all can receive.
    pub(crate) asks: Vec<Id<Ask>>,
}

impl WithoutKeys {
    /// Looks at all requests of the content. `own` says who can open those whose receiver has no keys.
    pub(crate) fn of(content: &Content, own: &Sealing) -> Self {
        let mut without = Self::default();
        for (ask, it) in content.asks.with_ids() {
            let receivers = receivers_of(content, own, ask);
            if !receivers.iter().all(Receiver::can_receive) {
                without.offices.insert(it.office.clone());
            }
            if !receivers.iter().any(Receiver::can_receive) {
                without.asks.push(ask);
            }
        }
        without
    }

    /// Returns the ids of the offices, for a message.
    pub(crate) fn in_words(&self) -> String {
        quoted(&self.offices.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// Returns who receives a request to this office about this centre. `own` says who can open it if the
/// receiver has no keys.
fn receiver(own: &Sealing, office: &Office, centre: Option<&Centre>) -> Receiver {
    let centre = centre.filter(|it| office.is_centre && it.keys.can_open());
    let (id, keys) = centre.map_or((&office.id, &office.keys), |it| (&it.id, &it.keys));
    let sealing = match own {
        Sealing::Age(_) | Sealing::Missing if keys.can_open() => {
            Sealing::Age(keys.recipients.clone())
        }
        own => own.clone(),
    };
    Receiver {
        id: id.clone(),
        sealing,
    }
}

/// Returns everybody who may receive the requests of a form.
fn receivers_of(content: &Content, own: &Sealing, ask: Id<Ask>) -> Vec<Receiver> {
    let office = content.office_of(ask);
    let is_on_cards = content.services[content.service_of(ask)].offered != Offered::InGroup;
    if !office.is_centre || !is_on_cards {
        return vec![receiver(own, office, None)];
    }
    let (with_keys, others): (Vec<&Centre>, Vec<&Centre>) =
        content.centres.iter().partition(|it| it.keys.can_open());
    let of_centres = with_keys
        .into_iter()
        .map(|it| receiver(own, office, Some(it)));
    let of_office = (!others.is_empty()).then(|| receiver(own, office, None));
    of_centres.chain(of_office).collect()
}

impl Keys {
    /// Reads the keys of an office or of a centre.
    pub(crate) fn read(record: &mut Record<'_>) -> Self {
        Self {
            recipients: read_recipients(record),
            receipts: record.concealing(read_receipts),
        }
    }

    /// True if there is a key that opens requests.
    #[must_use]
    pub fn can_open(&self) -> bool {
        !self.recipients.is_empty()
    }
}

/// Reads the public keys for which requests are sealed. Neither a wrong value nor its line is repeated in the fault,
/// because it may be a secret key.
pub(crate) fn read_recipients(table: &mut Record<'_>) -> Vec<Recipient> {
    table.concealing(read_keys)
}

fn read_keys(table: &mut Record<'_>) -> Vec<Recipient> {
    let mut recipients = Vec::new();
    let keys = table.strings("recipients", LONG_GRAPHEMES_MAX);
    if keys.len() > RECIPIENTS_MAX {
        let message = told!("too-many-keys", most = RECIPIENTS_MAX);
        table.fault(table.place("recipients"), message, told!("keep-three-keys"));
    }
    for (index, key) in keys.iter().enumerate() {
        let place = table.place_of_item("recipients", index);
        match key.parse() {
            Err(_) if key.to_uppercase().starts_with("AGE-SECRET-KEY-") => {
                table.fault(place, told!("secret-key"), told!("make-new-key"));
            }
            Err(_) => {
                table.fault(place, told!("no-public-key"), told!("write-public-key"));
            }
            Ok(recipient) if is_of_low_order(&recipient) => {
                table.fault(place, told!("key-of-nobody"), told!("make-new-key"));
            }
            Ok(recipient) if recipients.contains(&recipient) => {
                table.fault(place, told!("key-twice"), told!("remove-one"));
            }
            Ok(recipient) => recipients.push(recipient),
        }
    }
    recipients
}

/// True if a public key is a point of low order (RFC 7748, section 6.1): then anybody can open what is sealed for it,
/// and age panics instead of sealing.
fn is_of_low_order(recipient: &Recipient) -> bool {
    let decoded = bech32::decode(&recipient.to_string()).ok();
    let point = decoded.and_then(|(_, point)| point.try_into().ok());
    // With any secret key, the result for such a point is zero.
    point.is_none_or(|point| x25519([0; 32], point) == [0; 32])
}

/// Reads the public key with which receipts are signed. As above, a wrong value is not repeated.
fn read_receipts(table: &mut Record<'_>) -> Option<String> {
    let key = table.optional_string("receipts", LONG_GRAPHEMES_MAX)?;
    if Signer::new(&key).is_none() {
        let place = table.place("receipts");
        table.fault(place, told!("no-receipts-key"), told!("write-receipts-key"));
    }
    Some(key)
}
