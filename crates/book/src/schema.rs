//! The tables, and how those of older versions become those of today.

/// The version of the tables.
pub const VERSION: i64 = 2;
