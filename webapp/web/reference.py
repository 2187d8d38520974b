"""What the pages of reference show."""


def method_rules() -> dict[str, object]:
    return {}


def source_list() -> dict[str, object]:
    return {}


def glossary_terms() -> list[object]:
    return []
