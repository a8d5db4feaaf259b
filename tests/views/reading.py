"""What stands on a page that was run without a browser."""

import json

from streamlit.testing.v1 import AppTest


def markup(app: AppTest) -> str:
    """Return the markup of our own that a page shows, and the titles of its cards."""
    ours = [json.loads(one.proto.json)["markup"] for one in app.get("bidi_component")]
    return " ".join([*(one.proto.body for one in app.get("html")), *ours])
