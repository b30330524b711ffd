"""The web application and its API: thin routes over `inquiry`, pages that work without JavaScript.

`app.create` makes it; `showing` registers a view as a page, as its JSON twin and under `/api/v1`.
"""
