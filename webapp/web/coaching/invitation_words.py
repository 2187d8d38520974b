"""What is said of invitations: what was done, and why not."""

from typing import Final

from webapp.content.marker import N_
from webapp.rosters.people import Fault
from webapp.store.reminding import Hindrance

FAULTS: Final = {
    Fault.TOO_LONG: N_("There are more than 5,000 lines: invite in several goes."),
    Fault.EMPTY: N_("There is nobody in it."),
    Fault.NO_TEXT: N_("This file is no list: send a CSV or an Excel file (.xlsx)."),
    Fault.OLD_EXCEL: N_("This is a file of an old Excel: save it as .xlsx or CSV, then choose it again."),
    Fault.OTHER_ARCHIVE: N_("This file is no Excel workbook: save it as .xlsx or CSV, then choose it again."),
    Fault.BROKEN: N_("This workbook cannot be opened: save it anew as .xlsx or CSV, then choose it again."),
    Fault.TOO_LARGE: N_("This workbook is too large: copy the list into one of its own."),
}
WHY: Final = {
    Hindrance.ARCHIVED: N_("Archived"),
    Hindrance.COMPLETED: N_("Already completed"),
    Hindrance.UNSENT: N_("The invitation has not gone yet"),
    Hindrance.REFUSED: N_("The address was refused: correct it first"),
    Hindrance.SOON: N_("Written to less than three days ago"),
    Hindrance.NO_ADDRESS: N_("No address is known"),
    Hindrance.UNSUBSCRIBED: N_("Asked not to be written to"),
}
SAID: Final = {
    "resent": N_("The invitation goes to %(name)s once more."),
    "not-resent": N_("Nothing was sent to %(name)s: the invitation is waiting to go, or is answered."),
    "archived": N_("%(name)s is archived: nothing was sent."),
    "corrected": N_("The invitation goes to the new address of %(name)s. The old link opens nothing any more."),
    "reminded": N_("A reminder is on its way to %(name)s."),
    "not-reminded": N_("No reminder goes to %(name)s."),
    "answered": N_("%(name)s has answered the invitation, which can no longer be corrected nor withdrawn."),
    "unsubscribed": N_("%(name)s asked not to be written to: nothing was sent."),
}
GONE: Final = N_("This address asked not to be written to by you.")
WITHDRAWN: Final = N_("The invitation is withdrawn. Its link opens nothing any more.")
