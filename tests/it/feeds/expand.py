"""Expands a calendar on standard input: each meeting between two days in UTC, one a line, sorted."""

import sys
from datetime import date, datetime, timezone

import icalendar
import recurring_ical_events

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
faults = [fault for event in calendar.walk() for fault in event.errors]
if faults:
    sys.exit(f"faults: {faults}")
first, last = (date.fromisoformat(day) for day in sys.argv[1:])


def moment(time: datetime) -> str:
    return time.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M")


meetings = []
for event in recurring_ical_events.of(calendar).between(first, last):
    start = event["DTSTART"].dt
    # What has no end ends when it begins (RFC 5545, 3.6.1).
    end = event["DTEND"].dt if "DTEND" in event else start
    meetings.append(f"{moment(start)} {moment(end)} {event['SUMMARY']} @ {event['LOCATION']}")
print("\n".join(sorted(meetings)))
