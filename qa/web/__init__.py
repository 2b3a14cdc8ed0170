"""The web page: ask, read the checked answer, open each citation in its article.

    from qa.web import launch
    launch(desk)                      # http://127.0.0.1:7860 until Ctrl-C

The only package that imports gradio, and it takes seconds: import it where the page is wanted.
"""

import os

# Read by gradio as it is imported. Nothing about a user of Dateline is anybody else's business.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from qa.web.page import build
from qa.web.serve import launch

__all__ = ["build", "launch"]
