"""Corrections: the log of what people have set right, and the forms by which they do."""

from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from onrecord.inquiry.correction_lines import CorrectionLog, correction_log
from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Record
from onrecord.vocabulary import Correction, UsageError
from onrecord.web import correcting
from onrecord.web.asking import Caller, OnRecord
from onrecord.web.going_back import own_address
from onrecord.web.security.access import Access
from onrecord.web.security.forms import SignedForm
from onrecord.web.showing import Views
