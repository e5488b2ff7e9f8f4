//! A user of the machine, and what the rights of a file let this user do.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::machine::Machine;

/// The bits to write into a folder: to change it, and to go into it.
const WRITE: u32 = 0o3;

/// A user of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The name.
    pub name: String,
    /// The number.
    pub uid: u32,
    /// The numbers of all groups.
    groups: Vec<u32>,
}

/// The owner and the rights of a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// The user who owns it.
    pub uid: u32,
    /// The group that owns it.
    pub gid: u32,
    /// The permission bits.
    pub mode: u32,
}

impl User {
    /// Looks a user up in the files of the machine.
    #[must_use]
    pub fn named(machine: &Machine, name: &str) -> Option<Self> {
        let users = machine.text("etc/passwd").ok()?;
        let mut users = users.lines().map(fields);
        let user = users.find(|fields| fields.first() == Some(&name))?;
        let gid = user.get(3)?.parse().ok()?;
        let groups = machine.text("etc/group").unwrap_or_default();
        let groups = groups.lines().map(fields).filter_map(|group| {
            let is_member = group.get(3)?.split(',').any(|member| member == name);
            group[2].parse().ok().filter(|_| is_member)
        });
        Some(Self {
            name: name.to_owned(),
            uid: user.get(2)?.parse().ok()?,
            groups: groups.chain([gid]).collect(),
        })
    }

    /// True if this user may make files in a folder with these rights (`path_resolution(7)`).
    #[must_use]
    pub fn may_write(&self, rights: Rights) -> bool {
        let bits = if self.uid == rights.uid {
            rights.mode >> 6
        } else if self.groups.contains(&rights.gid) {
            rights.mode >> 3
        } else {
            rights.mode
        };
        bits & WRITE == WRITE
    }
}

fn fields(line: &str) -> Vec<&str> {
    line.split(':').collect()
}
