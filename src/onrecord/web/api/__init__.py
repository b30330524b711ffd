"""The API's own parts: schemas, problem details, the OpenAPI document."""
