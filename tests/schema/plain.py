"""YAML as the program reads it."""

import yaml


class Plain(yaml.SafeLoader):
    """YAML 1.2 as the program reads it: dates and ja/nej stay text."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
