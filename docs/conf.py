"""How Sphinx builds these pages: MyST Markdown, the API from docstrings, and tables generated from the source."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from onrecord import __version__

project = "Onrecord"
author = "Onrecord developers"
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "generated_pages"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "_ext"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
html_theme = "furo"
html_title = f"Onrecord {release}"
html_show_copyright = False
