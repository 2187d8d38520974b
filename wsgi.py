"""The application, for any WSGI server and for the flask command."""

import sys

from webapp import create_app
from webapp.settings import SettingError

try:
    app = create_app()
except SettingError as error:
    sys.exit(str(error))
