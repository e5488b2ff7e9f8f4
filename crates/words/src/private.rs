//! Types that keep a visitor's own words out of debug output.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// A private value of a visitor. It can be used like the value in it, but `Debug` prints `***`. So a
/// type with a private field can derive `Debug`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private<T>(pub T);

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl<T> Deref for Private<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Private<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// Makes `Debug` print `***` for types that are private as a whole, not only in some of their fields.
#[macro_export]
macro_rules! private_debug {
    ($($type:ident $(<$parameter:ident>)?),+) => {
        $(
            impl $(<$parameter>)? std::fmt::Debug for $type $(<$parameter>)? {
                fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    formatter.write_str("***")
                }
            }
        )+
    };
}
