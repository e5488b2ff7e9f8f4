//! Ways to find centres, activities, services and articles: lists, numbers and the search.

pub(crate) mod activities;
pub(crate) mod article;
pub(crate) mod card;
pub(crate) mod centres;
pub(crate) mod correction;
pub(crate) mod emergency;
pub(crate) mod filter;
pub(crate) mod home;
pub(crate) mod list;
pub(crate) mod meeting;
pub(crate) mod number;
pub(crate) mod open_now;
pub(crate) mod query;
pub(crate) mod rhythm;
pub(crate) mod search;
pub(crate) mod service;
pub(crate) mod target;
