//! Converts local times to moments, also on days when the clocks change.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::{GapInfo, Tz};

/// Returns the moment at which the clocks of `zone` show this time, with the offset of that moment.
///
/// A skipped time is read with the offset before the change, so that 2:30 is 3:30 on the clocks. Of
/// a time that comes twice the first one is meant (RFC 5545, 3.3.5).
pub(super) fn moment(zone: Tz, date: NaiveDate, time: NaiveTime) -> DateTime<FixedOffset> {
    let local = date.and_time(time);
    if let Some(moment) = zone.from_local_datetime(&local).earliest() {
        return moment.fixed_offset();
    }
    let before = GapInfo::new(&local, &zone).and_then(|gap| gap.begin);
    let utc = before.and_then(|(_, offset)| local.checked_sub_offset(offset.fix()));
    // Only at the very ends of chrono's calendar is there no offset before a gap.
    zone.from_utc_datetime(&utc.unwrap_or(local)).fixed_offset()
}

/// True if the clocks skip a part of the day. Only then can an earlier local time be a later moment.
pub(super) fn is_short(zone: Tz, date: NaiveDate) -> bool {
    let midnight = |date| moment(zone, date, NaiveTime::MIN);
    date.succ_opt()
        .is_some_and(|next| midnight(next) - midnight(date) < TimeDelta::days(1))
}
